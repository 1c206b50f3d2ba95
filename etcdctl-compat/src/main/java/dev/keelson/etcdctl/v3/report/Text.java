package dev.keelson.etcdctl.v3.report;

import com.google.protobuf.ByteString;
import dev.keelson.api.proto.mvcc.KeyValue;
import dev.keelson.etcdctl.terminal.Output;

/** The simple format: lines for people and for pipes. */
public final class Text {
  private final Output out;
  private final boolean hex;

  Text(Output out, boolean hex) {
    this.out = out;
    this.hex = hex;
  }

  public void line(String text) {
    out.println(text);
  }

  public void bytes(ByteString bytes) {
    if (hex) {
      out.print(hex(bytes));
    } else {
      out.write(bytes.toByteArray());
    }
  }

  public void keyValue(KeyValue pair) {
    key(pair);
    value(pair);
  }

  public void key(KeyValue pair) {
    bytes(pair.getKey());
    out.print("\n");
  }

  public void value(KeyValue pair) {
    bytes(pair.getValue());
    out.print("\n");
  }

  private static String hex(ByteString bytes) {
    var text = new StringBuilder(bytes.size() * 4);
    for (var octet : bytes) {
      text.append("\\x").append(Character.forDigit(octet >> 4 & 0xf, 16)).append(Character.forDigit(octet & 0xf, 16));
    }
    return text.toString();
  }
}
