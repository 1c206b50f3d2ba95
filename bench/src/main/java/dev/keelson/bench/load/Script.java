package dev.keelson.bench.load;

import io.grpc.MethodDescriptor;
import java.io.IOException;

/** What one caller asks, call after call. Used by that caller alone, one call at a time. */
public interface Script {
  /** Moves to the next call. */
  MethodDescriptor<byte[], byte[]> next();

  /** The request of the present call; valid until the next one. */
  byte[] request();

  /** Whether the present call was answered as it must be. */
  boolean accepts(byte[] answer) throws IOException;

  /** Whether there is nothing left to ask. */
  default boolean done() {
    return false;
  }
}
