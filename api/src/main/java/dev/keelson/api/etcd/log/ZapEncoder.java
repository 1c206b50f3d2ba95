package dev.keelson.api.etcd.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/**
 * One line for an event, in the shape of zap's encoders: JSON, or tabs with the fields as JSON at the end.
 *
 * <p>{@code {"level":"info","ts":"2026-01-02T03:04:05.678901Z","caller":"etcd/Main.java:73","msg":"…",…}}
 */
final class ZapEncoder extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final JsonFactory JSON = new JsonFactory();

  private final boolean json;

  ZapEncoder(boolean json) {
    this.json = json;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    try {
      return (json ? object(event) : columns(event)).getBytes(StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringWriter does not fail
    }
  }

  private static String object(ILoggingEvent event) throws IOException {
    var text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("level", level(event));
      out.writeStringField("ts", time(event));
      out.writeStringField("caller", caller(event));
      out.writeStringField("msg", event.getFormattedMessage());
      writeFields(out, event);
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  private static String columns(ILoggingEvent event) throws IOException {
    var fields = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(fields)) {
      out.writeStartObject();
      writeFields(out, event);
      out.writeEndObject();
    }
    return String.join("\t", time(event), level(event), caller(event), event.getFormattedMessage(), fields.toString())
        + "\n";
  }

  private static void writeFields(JsonGenerator out, ILoggingEvent event) throws IOException {
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (KeyValuePair pair : pairs) {
        out.writeFieldName(pair.key);
        writeValue(out, pair.value);
      }
    }
    if (event.getThrowableProxy() != null) {
      out.writeStringField("error", event.getThrowableProxy().getClassName() + ": "
          + event.getThrowableProxy().getMessage());
      out.writeStringField("stacktrace", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  private static void writeValue(JsonGenerator out, Object value) throws IOException {
    switch (value) {
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      case Collection<?> items -> {
        out.writeStartArray();
        for (Object item : items) {
          out.writeString(String.valueOf(item));
        }
        out.writeEndArray();
      }
      default -> out.writeString(String.valueOf(value));
    }
  }

  private static String level(ILoggingEvent event) {
    return switch (event.getLevel().toInt()) {
      case Level.ERROR_INT -> "error";
      case Level.WARN_INT -> "warn";
      case Level.INFO_INT -> "info";
      default -> "debug";
    };
  }

  private static String time(ILoggingEvent event) {
    Instant instant = event.getInstant() == null ? Instant.ofEpochMilli(event.getTimeStamp()) : event.getInstant();
    return TIMESTAMP.format(instant);
  }

  /** Package and file, as zap's short caller. */
  private static String caller(ILoggingEvent event) {
    StackTraceElement[] stack = event.getCallerData();
    if (stack.length == 0) {
      return event.getLoggerName();
    }
    String[] packages = stack[0].getClassName().split("\\.", -1);
    String last = packages.length < 2 ? "" : packages[packages.length - 2] + "/";
    return last + stack[0].getFileName() + ":" + stack[0].getLineNumber();
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
