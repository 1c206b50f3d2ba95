package dev.keelson.orchestrator.server;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A body from one thread to another. The writer waits for the reader by its own means (it is told when a piece was
 * taken), so what is held here is what it allows itself. Guarded by one lock.
 */
final class LocalPipe extends InputStream implements LocalCall.Sink {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Queue<Piece> pieces = new ArrayDeque<>();
  private final List<Runnable> whenGone = new ArrayList<>();
  private ByteBuffer current = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean gone;

  private record Piece(ByteBuffer bytes, Runnable taken) {}

  @Override
  public void write(byte[] bytes, Runnable sent) {
    lock.lock();
    try {
      if (!gone) {
        pieces.add(new Piece(ByteBuffer.wrap(bytes), sent));
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onGone(Runnable action) {
    lock.lock();
    try {
      if (!gone) {
        whenGone.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (!current.hasRemaining() && !next()) {
      return -1;
    }
    int count = Math.min(length, current.remaining());
    current.get(target, offset, count);
    return count;
  }

  /** Waits for a piece that is not empty; false at the end. */
  private boolean next() {
    Piece piece;
    lock.lock();
    try {
      while (pieces.isEmpty() && !ended && !gone) {
        moved.awaitUninterruptibly();
      }
      piece = gone ? null : pieces.poll();
    } finally {
      lock.unlock();
    }
    if (piece == null) {
      return false;
    }
    current = piece.bytes();
    piece.taken().run();
    return current.hasRemaining() || next();
  }

  @Override
  public void close() {
    List<Runnable> actions;
    lock.lock();
    try {
      gone = true;
      pieces.clear();
      actions = List.copyOf(whenGone);
      whenGone.clear();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
    actions.forEach(Runnable::run);
  }
}
