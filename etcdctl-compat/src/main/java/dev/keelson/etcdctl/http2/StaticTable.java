package dev.keelson.etcdctl.http2;

import java.util.List;
import java.util.stream.Stream;

/** RFC 7541 Appendix A. */
final class StaticTable {
  static final int SIZE = 61;

  private static final List<HeaderField> FIELDS = Stream.of(
          ":authority", ":method=GET", ":method=POST", ":path=/", ":path=/index.html", ":scheme=http", ":scheme=https",
          ":status=200", ":status=204", ":status=206", ":status=304", ":status=400", ":status=404", ":status=500",
          "accept-charset", "accept-encoding=gzip, deflate", "accept-language", "accept-ranges", "accept",
          "access-control-allow-origin", "age", "allow", "authorization", "cache-control", "content-disposition",
          "content-encoding", "content-language", "content-length", "content-location", "content-range",
          "content-type", "cookie", "date", "etag", "expect", "expires", "from", "host", "if-match",
          "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "last-modified", "link", "location",
          "max-forwards", "proxy-authenticate", "proxy-authorization", "range", "referer", "refresh", "retry-after",
          "server", "set-cookie", "strict-transport-security", "transfer-encoding", "user-agent", "vary", "via",
          "www-authenticate")
      .map(StaticTable::field)
      .toList();

  private StaticTable() {}

  private static HeaderField field(String text) {
    var mark = text.indexOf('=');
    return mark < 0 ? new HeaderField(text, "") : new HeaderField(text.substring(0, mark), text.substring(mark + 1));
  }

  /** The field at a position from 1 to {@link #SIZE}. */
  static HeaderField at(int position) {
    return FIELDS.get(position - 1);
  }
}
