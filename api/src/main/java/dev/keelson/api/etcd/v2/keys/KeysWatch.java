package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.http.AnswerStream;
import dev.keelson.api.http.HttpCall;
import dev.keelson.store.v2.TreeRefusal;
import dev.keelson.store.v2.watch.TreeSink;
import dev.keelson.store.v2.watch.TreeWatcher;
import org.jspecify.annotations.Nullable;

/**
 * A client that waits. It has the head of its answer as soon as the watch stands, and the events as they come: the next
 * one is taken when the one before has gone to the socket, so that what a slow client misses piles up at the hub, which
 * ends its watch in time. Called by the hub's loop, and then by the connection's, never by both at once.
 */
final class KeysWatch implements TreeSink {
  private final HttpCall call;
  private final KeysAnswers answers;
  private final boolean streams;
  private @Nullable AnswerStream stream;

  KeysWatch(HttpCall call, KeysAnswers answers, boolean streams) {
    this.call = call;
    this.answers = answers;
    this.streams = streams;
  }

  @Override
  public void registered(TreeWatcher watcher, long index) {
    var begun = call.begin(200, Answers.JSON, answers.headers(index));
    begun.onGone(watcher::remove);
    stream = begun;
  }

  @Override
  public void refused(TreeRefusal refusal) {
    answers.refuse(call, KeysError.of(refusal));
  }

  @Override
  public void ready(TreeWatcher watcher) {
    if (stream == null) {
      throw new IllegalStateException("an event before the watch stands");
    }
    pass(watcher, stream);
  }

  private void pass(TreeWatcher watcher, AnswerStream to) {
    switch (watcher.next()) {
      case TreeWatcher.Next.Event(var event) ->
          to.write(TreeJson.event(event), streams ? () -> pass(watcher, to) : to::end);
      case TreeWatcher.Next.Nothing() -> {}
      case TreeWatcher.Next.End() -> to.end();
    }
  }
}
