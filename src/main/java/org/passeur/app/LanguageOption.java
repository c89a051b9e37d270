package org.passeur.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --lang}: {@code fr} or {@code en}. */
final class LanguageOption implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    if (value.equals("fr") || value.equals("en")) {
      return value;
    }
    throw new TypeConversionException("fr | en");
  }
}
