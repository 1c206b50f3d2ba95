package dev.keelson.etcdctl.terminal;

import dev.keelson.etcdctl.time.SystemTime;
import dev.keelson.etcdctl.time.Time;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.util.Map;

/** What a command reads, writes and is told by the environment. */
public record Terminal(InputStream in, Output out, Output err, Map<String, String> environment, Time time) {
  /** Straight to the descriptors: Java's own print streams cost a start 10 ms and know locales. */
  public static Terminal ofThisProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new Output(new FileOutputStream(FileDescriptor.out)),
        new Output(new FileOutputStream(FileDescriptor.err)),
        System.getenv(),
        new SystemTime());
  }

  /** What was said first is seen first, also where both streams end in one place. */
  public void complain(String line) {
    out.flush();
    err.println(line);
    err.flush();
  }

  public void flush() {
    out.flush();
    err.flush();
  }
}
