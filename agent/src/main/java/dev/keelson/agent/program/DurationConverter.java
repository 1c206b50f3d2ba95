package dev.keelson.agent.program;

import dev.keelson.agent.hollow.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 500ms}, {@code 2s}, {@code 1m}. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    return DurationText.parse(text).orElseThrow(
        () -> new TypeConversionException("\"" + text + "\" is no time such as 500ms, 2s or 1m"));
  }
}
