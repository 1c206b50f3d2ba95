package dev.keelson.bench.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.keelson.api.proto.etcd.RangeResponse;
import java.io.IOException;

/** How many rows a range answer has, without building them. */
public record Rows(int rows, long count) {
  public static Rows of(byte[] answer) throws IOException {
    var in = CodedInputStream.newInstance(answer);
    var rows = 0;
    var count = 0L;
    for (var tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case RangeResponse.KVS_FIELD_NUMBER -> {
          rows++;
          in.skipField(tag);
        }
        case RangeResponse.COUNT_FIELD_NUMBER -> count = in.readInt64();
        default -> in.skipField(tag);
      }
    }
    return new Rows(rows, count);
  }
}
