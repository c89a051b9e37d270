package org.passeur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.jena.riot.Lang;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passeur.ingest.rdf.RdfBody;
import org.passeur.ingest.source.ImportProblem;
import org.passeur.kernel.Problem;

/** Formats whose libraries are left out of the program: said in plain words, never a crash. */
final class NotReadTest {
  private final Path in;
  private final ImportHouse house;

  NotReadTest(@TempDir Path folder) {
    in = folder.resolve("in");
    house = new ImportHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String refusal(String name, byte[] bytes) throws IOException {
    OfficeSamples.write(in, name, bytes);
    OfficeSamples.write(in, "bon.txt", "Le jardin est ouvert.".getBytes(StandardCharsets.UTF_8));
    ImportReport report = house.run(house.request("guides", in));
    assertEquals(1, report.documents(), "the others are read");
    assertEquals(List.of(name), report.problems().stream().map(ImportProblem::file).toList());
    String said = report.text("fr") + report.text("en");
    assertFalse(said.contains("NoClassDef") || said.contains("org/"), said);
    return said;
  }

  @ParameterizedTest
  @CsvSource({
    "base.mdb, CSV",
    "base.accdb, CSV",
    "base.SQLITE, CSV",
    "courrier.pst, PDF",
    "courrier.ost, .eml",
    "plan.vsdx, PDF",
    "budget.xlsb, XLSX"
  })
  void theReportSaysWhatToDoInstead(String name, String instead) throws IOException {
    String said = refusal(name, new byte[] {0, 1, 2, 3});
    assertTrue(said.contains(instead), said);
  }

  @Test
  void aMailUnderTheNameOfADocumentIsNotRead() throws IOException {
    var mail = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      for (String part : List.of("__properties_version1.0", "__substg1.0_1000001E")) {
        files.createDocument(new ByteArrayInputStream(new byte[64]), part);
      }
      files.writeFilesystem(mail);
    }
    refusal("lettre.doc", mail.toByteArray());
  }

  @Test
  void aDatabaseUnderTheNameOfADocumentIsNotRead() throws IOException {
    byte[] jet = Arrays.copyOf("\0\1\0\0Standard Jet DB\0".getBytes(StandardCharsets.UTF_8), 4096);
    refusal("base.doc", jet);
  }

  @Test
  void rdfProtobufIsNotReadAsAFile() throws IOException {
    refusal("faits.rpb", new byte[] {10, 4, 10, 2});
  }

  @Test
  void rdfProtobufIsNotReadFromARequest() {
    List<String> types =
        List.of(
            Lang.RDFPROTO.getContentType().getContentTypeStr(),
            Lang.RDFPROTO.getAltContentTypes().get(0));
    for (String type : types) {
      Problem p = assertThrows(Problem.class, () -> RdfBody.read(new byte[0], type, "urn:x:"));
      assertEquals(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, p.kind());
    }
  }
}
