package org.passeur.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** Office files with parts that whoever reads them does not see. */
final class HiddenSamples {
  private HiddenSamples() {}

  private interface Word {
    void with(XWPFDocument document, XWPFParagraph paragraph);
  }

  private static byte[] word(String text, Word more) throws IOException {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      var paragraph = document.createParagraph();
      paragraph.createRun().setText(text);
      more.with(document, paragraph);
      document.write(out);
      return out.toByteArray();
    }
  }

  static byte[] commented(String text) throws IOException {
    return word(
        text,
        (document, paragraph) -> {
          var comment = document.createComments().createComment(BigInteger.ONE);
          comment.setAuthor("Alix Fictive");
          comment.createParagraph().createRun().setText("secret");
          paragraph.getCTP().addNewR().addNewCommentReference().setId(BigInteger.ONE);
        });
  }

  static byte[] tracked(String text) throws IOException {
    return word(
        text,
        (document, paragraph) -> {
          var gone = paragraph.getCTP().addNewDel();
          gone.setAuthor("Alix Fictive");
          gone.addNewR().addNewDelText().setStringValue("secret");
        });
  }

  static byte[] vanished(String text) throws IOException {
    return word(
        text,
        (document, paragraph) -> {
          var run = document.createParagraph().createRun();
          run.setText("secret");
          run.setVanish(true);
        });
  }

  private static byte[] bytes(XSSFWorkbook book) throws IOException {
    try (var out = new ByteArrayOutputStream()) {
      book.write(out);
      return out.toByteArray();
    }
  }

  static byte[] hiddenSheet(String text) throws IOException {
    try (var book = new XSSFWorkbook()) {
      book.createSheet("Ouvert").createRow(0).createCell(0).setCellValue(text);
      book.createSheet("Secret").createRow(0).createCell(0).setCellValue("secret");
      book.setSheetHidden(1, true);
      return bytes(book);
    }
  }

  static byte[] hiddenRow(String text) throws IOException {
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("Ouvert");
      sheet.createRow(0).createCell(0).setCellValue(text);
      sheet.createRow(1).createCell(0).setCellValue("secret");
      sheet.getRow(1).setZeroHeight(true);
      return bytes(book);
    }
  }

  static byte[] commentedCell(String text) throws IOException {
    try (var book = new XSSFWorkbook()) {
      var sheet = book.createSheet("Ouvert");
      var cell = sheet.createRow(0).createCell(0);
      cell.setCellValue(text);
      var anchor = new XSSFClientAnchor(0, 0, 0, 0, 1, 1, 3, 3);
      var comment = sheet.createDrawingPatriarch().createCellComment(anchor);
      comment.setString(new XSSFRichTextString("secret"));
      comment.setAuthor("Alix Fictive");
      cell.setCellComment(comment);
      return bytes(book);
    }
  }

  static byte[] hiddenSlide(String text) throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      show.createSlide().createTextBox().setText(text);
      var hidden = show.createSlide();
      hidden.createTextBox().setText("secret");
      hidden.setHidden(true);
      show.write(out);
      return out.toByteArray();
    }
  }

  static byte[] withNotes(String text) throws IOException {
    try (var show = new XMLSlideShow();
        var out = new ByteArrayOutputStream()) {
      var properties = show.getProperties();
      properties.getCoreProperties().setCreator("Alix Fictive");
      properties.getCoreProperties().setLastModifiedByUser("Alix Fictive");
      properties.getExtendedProperties().getUnderlyingProperties().setCompany("Société secret");
      var slide = show.createSlide();
      slide.createTextBox().setText(text);
      show.getNotesSlide(slide).getPlaceholder(1).setText("secret de la présentation");
      show.write(out);
      return out.toByteArray();
    }
  }

  static byte[] annotatedPdf(String text) throws IOException {
    try (var document = org.apache.pdfbox.Loader.loadPDF(OfficeSamples.pdf("", "", text));
        var out = new ByteArrayOutputStream()) {
      var note = new PDAnnotationText();
      note.setContents("secret");
      note.setTitlePopup("Alix Fictive");
      note.setRectangle(new PDRectangle(10, 10, 20, 20));
      document.getPage(0).getAnnotations().add(note);
      document.getDocumentInformation().setAuthor("Alix Fictive");
      document.save(out);
      return out.toByteArray();
    }
  }

  static byte[] annotatedOdt(String text) throws IOException {
    return OfficeSamples.odt(
        text
            + "<office:annotation xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Alix"
            + " Fictive</dc:creator><text:p>secret</text:p></office:annotation>");
  }
}
