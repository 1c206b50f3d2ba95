package dev.keelson.orchestrator.authn;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What was found out about credentials at some cost, under a digest of them: who tries keys that are like another's
 * learns nothing from the time it takes. Bounded: when the young half is full it becomes the old one, and what nobody
 * asked for since is forgotten. Any thread.
 */
final class Remembered<V> {
  private record Halves<V>(Map<ByteBuffer, V> young, Map<ByteBuffer, V> old) {}

  private final int entriesMax;
  private final AtomicReference<Halves<V>> halves =
      new AtomicReference<>(new Halves<>(new ConcurrentHashMap<>(), Map.of()));

  Remembered(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  static ByteBuffer key(byte[] credential) {
    return ByteBuffer.wrap(sha256(credential)).asReadOnlyBuffer();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }

  Optional<V> find(ByteBuffer key) {
    var now = halves.get();
    var young = now.young.get(key);
    if (young != null) {
      return Optional.of(young);
    }
    var old = Optional.ofNullable(now.old.get(key));
    old.ifPresent(value -> put(key, value));
    return old;
  }

  void put(ByteBuffer key, V value) {
    var now = halves.get();
    if (now.young.size() >= entriesMax / 2) {
      halves.compareAndSet(now, new Halves<>(new ConcurrentHashMap<>(), now.young));
    }
    halves.get().young.put(key, value);
  }
}
