package dev.keelson.etcdctl.grpc;

import dev.keelson.etcdctl.http2.HeaderField;
import java.util.ArrayList;
import java.util.List;

/** What goes along with every request of a client: where it believes to be, and what it adds. */
public record Metadata(String scheme, String authority, List<HeaderField> extra) {
  private static final String USER_AGENT = "keelson-etcdctl";

  public Metadata {
    extra = List.copyOf(extra);
  }

  public Metadata with(String name, String value) {
    var more = new ArrayList<>(extra);
    more.add(new HeaderField(name, value));
    return new Metadata(scheme, authority, more);
  }

  /** gRPC over HTTP/2, "Requests". */
  List<HeaderField> request(String path, String timeout) {
    var fields = new ArrayList<HeaderField>();
    fields.add(new HeaderField(":method", "POST"));
    fields.add(new HeaderField(":scheme", scheme));
    fields.add(new HeaderField(":path", path));
    fields.add(new HeaderField(":authority", authority));
    fields.add(new HeaderField("content-type", "application/grpc"));
    fields.add(new HeaderField("user-agent", USER_AGENT));
    fields.add(new HeaderField("te", "trailers"));
    if (!timeout.isEmpty()) {
      fields.add(new HeaderField("grpc-timeout", timeout));
    }
    fields.addAll(extra);
    return fields;
  }
}
