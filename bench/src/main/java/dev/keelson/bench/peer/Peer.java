package dev.keelson.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program that serves etcd's API and takes etcd's flags. */
public record Peer(String name, Path program) {
  /** @throws IllegalArgumentException with a remedy, when the program is not there */
  public Peer {
    if (!Files.isExecutable(program)) {
      throw new IllegalArgumentException(
          name + ": " + program + " is not a program; build it or name another one with --" + name + "=PATH");
    }
  }
}
