package dev.keelson.etcdctl.v3.mirror;

import com.google.protobuf.ByteString;

/** What keys begin with here and there. */
record Prefixes(ByteString source, ByteString destination) {
  ByteString there(ByteString key) {
    return destination.concat(key.substring(source.size()));
  }
}
