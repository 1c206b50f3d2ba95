package dev.keelson.etcdctl.v3.report;

import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Output;

/** Prints answers in the format that the user chose. */
public final class Reporter {
  private enum Format {
    SIMPLE,
    FIELDS,
    JSON,
    PROTOBUF,
    TABLE
  }

  private final Format format;
  private final boolean hex;
  private final Output out;

  private Reporter(Format format, boolean hex, Output out) {
    this.format = format;
    this.hex = hex;
    this.out = out;
  }

  public static Reporter of(String name, boolean hex, Output out) {
    var format = switch (name) {
      case "simple" -> Format.SIMPLE;
      case "fields" -> Format.FIELDS;
      case "json" -> Format.JSON;
      case "protobuf" -> Format.PROTOBUF;
      case "table" -> Format.TABLE;
      default -> throw new Failure(ExitCode.BAD_FEATURE, "unsupported output format");
    };
    return new Reporter(format, hex, out);
  }

  public static Failure unsupported(String format) {
    return new Failure(ExitCode.BAD_FEATURE, format + " not supported as output format");
  }

  public boolean isSimple() {
    return format == Format.SIMPLE;
  }

  public boolean isFields() {
    return format == Format.FIELDS;
  }

  public void print(Report report) {
    switch (format) {
      case SIMPLE -> report.simple(new Text(out, hex));
      case FIELDS -> report.fields(new Fields(out));
      case JSON -> {
        var json = new GoJson();
        report.json(json);
        out.println(json.toString());
      }
      case PROTOBUF -> out.write(report.message().toByteArray());
      case TABLE -> report.table().print(out);
    }
    out.flush();
  }
}
