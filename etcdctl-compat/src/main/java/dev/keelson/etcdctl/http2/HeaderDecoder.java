package dev.keelson.etcdctl.http2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** HPACK's receiving half: one per connection, fed every header block in the order of arrival (RFC 7541). */
final class HeaderDecoder {
  private final Deque<HeaderField> table = new ArrayDeque<>();
  private int tableBytes;
  private int tableBytesMax = Http2Limits.HEADER_TABLE_BYTES_MAX;

  List<HeaderField> decode(byte[] block) throws Http2Exception {
    var fields = new ArrayList<HeaderField>();
    var cursor = new HeaderBlock(block);
    while (cursor.hasMore()) {
      var first = cursor.peek();
      if ((first & 0x80) != 0) {
        fields.add(at(cursor.integer(7)));
      } else if ((first & 0xc0) == 0x40) {
        var field = literal(cursor, 6);
        fields.add(field);
        remember(field);
      } else if ((first & 0xe0) == 0x20) {
        resize(cursor.integer(5));
      } else {
        fields.add(literal(cursor, 4)); // never indexed, or not this time
      }
    }
    return List.copyOf(fields);
  }

  private HeaderField literal(HeaderBlock cursor, int prefixBits) throws Http2Exception {
    var position = cursor.integer(prefixBits);
    var name = position == 0 ? cursor.string() : at(position).name();
    return new HeaderField(name, cursor.string());
  }

  private HeaderField at(int position) throws Http2Exception {
    if (position < 1 || position > StaticTable.SIZE + table.size()) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "no header field at position " + position);
    }
    return position <= StaticTable.SIZE
        ? StaticTable.at(position)
        : table.stream().skip(position - StaticTable.SIZE - 1).findFirst().orElseThrow();
  }

  private void remember(HeaderField field) {
    tableBytes += field.tableBytes();
    table.addFirst(field);
    evict();
  }

  private void resize(int bytesMax) throws Http2Exception {
    if (bytesMax > Http2Limits.HEADER_TABLE_BYTES_MAX) {
      throw new Http2Exception(ErrorCode.COMPRESSION_ERROR, "the header table may not grow to " + bytesMax);
    }
    tableBytesMax = bytesMax;
    evict();
  }

  private void evict() {
    while (tableBytes > tableBytesMax) {
      tableBytes -= table.removeLast().tableBytes();
    }
  }
}
