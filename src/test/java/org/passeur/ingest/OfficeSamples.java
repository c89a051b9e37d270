package org.passeur.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTString;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Real office files, made on the spot. */
public final class OfficeSamples {
  private OfficeSamples() {}

  public static byte[] docx(String title, String heading, String... paragraphs) throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      document.getProperties().getCoreProperties().setTitle(title);
      var style = CTStyle.Factory.newInstance();
      style.setStyleId("Heading1");
      var name = CTString.Factory.newInstance();
      name.setVal("heading 1");
      style.setName(name);
      document.createStyles().addStyle(new XWPFStyle(style));
      var head = document.createParagraph();
      head.setStyle("Heading1");
      head.createRun().setText(heading);
      for (String text : paragraphs) {
        document.createParagraph().createRun().setText(text);
      }
      document.write(out);
      return out.toByteArray();
    }
  }

  public static byte[] pptx(String title, String text) throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.getProperties().getCoreProperties().setTitle(title);
      var box = show.createSlide().createTextBox();
      box.setText(text);
      show.write(out);
      return out.toByteArray();
    }
  }

  /**
   * A PDF of one page.
   *
   * @param password empty for none
   */
  public static byte[] pdf(String title, String password, String... lines) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var page = new PDPage();
      document.addPage(page);
      document.getDocumentInformation().setTitle(title);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
        content.newLineAtOffset(40, 700);
        for (String line : lines) {
          content.showText(line);
          content.newLineAtOffset(0, -16);
        }
        content.endText();
      }
      if (!password.isEmpty()) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  /** The same, encrypted so that everybody may read it and nobody change it. */
  static byte[] sealed(byte[] pdf, int keyLength) throws IOException {
    try (var document = Loader.loadPDF(pdf);
        var out = new ByteArrayOutputStream()) {
      var policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(keyLength);
      document.protect(policy);
      document.save(out);
      return out.toByteArray();
    }
  }

  static byte[] xlsx(String text) throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      var sheet = book.createSheet("Budget");
      sheet.createRow(0).createCell(0).setCellValue(text);
      sheet.getRow(0).createCell(1).setCellFormula("SUM(1,2)");
      book.write(out);
      return out.toByteArray();
    }
  }

  /** The old format of slides. */
  static byte[] ppt(String text) throws IOException {
    try (var show = new HSLFSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.createSlide().addTitle().setText(text);
      show.write(out);
      return out.toByteArray();
    }
  }

  /**
   * @param kind {@code spreadsheet} or {@code presentation}
   */
  static byte[] open(String kind, String text) throws IOException {
    String body =
        kind.equals("spreadsheet")
            ? "<table:table table:name=\"Feuille\"><table:table-row><table:table-cell><text:p>"
                + text
                + "</text:p></table:table-cell></table:table-row></table:table>"
            : "<draw:page><draw:frame><draw:text-box><text:p>"
                + text
                + "</text:p></draw:text-box></draw:frame></draw:page>";
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:"
            + kind
            + ">"
            + body
            + "</office:"
            + kind
            + "></office:body></office:document-content>";
    return zip(
        "mimetype", ("application/vnd.oasis.opendocument." + kind).getBytes(StandardCharsets.UTF_8),
        "content.xml", content.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] odt(String text) throws IOException {
    String content =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
            + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>"
            + "<office:text><text:h>Titre ouvert</text:h><text:p>"
            + text
            + "</text:p></office:text></office:body></office:document-content>";
    return zip(
        "mimetype", "application/vnd.oasis.opendocument.text".getBytes(StandardCharsets.UTF_8),
        "content.xml", content.getBytes(StandardCharsets.UTF_8));
  }

  /** The old format of tables. */
  public static byte[] xls(String text) throws IOException {
    try (var book = new HSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      book.createInformationProperties();
      book.getDocumentSummaryInformation().getSections().forEach(s -> s.setCodepage(1252));
      book.getSummaryInformation().getSections().forEach(s -> s.setCodepage(1252));
      book.createSheet("Budget").createRow(0).createCell(0).setCellValue(text);
      book.write(out);
      return out.toByteArray();
    }
  }

  /** A message of Outlook. */
  public static byte[] msg(String subject, String body) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var files = new POIFSFileSystem()) {
      part(files, "__properties_version1.0", new byte[32]);
      part(files, "__substg1.0_001A001F", "IPM.Note".getBytes(StandardCharsets.UTF_16LE));
      part(files, "__substg1.0_0037001F", subject.getBytes(StandardCharsets.UTF_16LE));
      part(files, "__substg1.0_1000001F", body.getBytes(StandardCharsets.UTF_16LE));
      files.writeFilesystem(out);
    }
    return out.toByteArray();
  }

  private static void part(POIFSFileSystem files, String name, byte[] bytes) throws IOException {
    files.createDocument(new ByteArrayInputStream(bytes), name);
  }

  public static byte[] epub(String title, String text) throws IOException {
    return zip(
        "mimetype",
        "application/epub+zip".getBytes(StandardCharsets.UTF_8),
        "META-INF/container.xml",
        ("<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                + "<rootfiles><rootfile full-path=\"b.opf\""
                + " media-type=\"application/oebps-package+xml\"/></rootfiles></container>")
            .getBytes(StandardCharsets.UTF_8),
        "b.opf",
        ("<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata"
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                + title
                + "</dc:title></metadata><manifest><item id=\"a\" href=\"a.xhtml\""
                + " media-type=\"application/xhtml+xml\"/></manifest><spine><itemref"
                + " idref=\"a\"/></spine></package>")
            .getBytes(StandardCharsets.UTF_8),
        "a.xhtml",
        ("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>" + text + "</p></body></html>")
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A PDF of one page, with a font in which ligatures and Hebrew letters are.
   *
   * @param texts each with its place: x, y, text
   */
  public static byte[] placed(Object... texts) throws IOException {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream();
        var letters =
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      var page = new PDPage();
      document.addPage(page);
      var font = PDType0Font.load(document, letters);
      try (var content = new PDPageContentStream(document, page)) {
        for (int i = 0; i < texts.length; i += 3) {
          content.beginText();
          content.setFont(font, 11);
          content.newLineAtOffset((Integer) texts[i], (Integer) texts[i + 1]);
          content.showText((String) texts[i + 2]);
          content.endText();
        }
      }
      document.save(out);
      return out.toByteArray();
    }
  }

  /** A DOCX whose text is a gigabyte of blanks. */
  public static byte[] bomb() throws IOException {
    byte[] docx = docx("Bombe", "Bombe", "x");
    var out = new ByteArrayOutputStream();
    try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(docx));
        var zip = new ZipOutputStream(out)) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(e.getName()));
        if (e.getName().equals("word/document.xml")) {
          zip.write(
              "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                  .getBytes(StandardCharsets.UTF_8));
          byte[] megabyte = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
          for (int i = 0; i < 600; i++) {
            zip.write(megabyte);
          }
          zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(StandardCharsets.UTF_8));
        } else {
          in.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** A zip with nothing but another zip in it, so many times. */
  public static byte[] nested(int depth) throws IOException {
    byte[] inner = "fin".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < depth; i++) {
      inner = zip("inner.zip", inner);
    }
    return inner;
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  public static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    return Files.write(folder.resolve(name), bytes);
  }
}
