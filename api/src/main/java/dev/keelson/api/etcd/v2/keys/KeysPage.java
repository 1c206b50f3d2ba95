package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.answer.Errors;
import dev.keelson.api.etcd.answer.EtcdError;
import dev.keelson.api.etcd.page.Texts;
import dev.keelson.api.etcd.tree.TreeDesk;
import dev.keelson.api.etcd.v2.text.Answers;
import dev.keelson.api.http.HttpCall;
import dev.keelson.api.http.HttpHandler;
import dev.keelson.raft.RaftStatus;
import dev.keelson.store.v2.TreeEvent;
import dev.keelson.store.v2.TreeReply;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers for {@code /v2/keys} and everything below it. */
public final class KeysPage implements HttpHandler {
  private static final Set<String> METHODS = Set.of("HEAD", "GET", "PUT", "POST", "DELETE");

  private final TreeDesk tree;
  private final KeysParser parser;
  private final KeysAnswers answers;

  /**
   * For one member.
   *
   * @param clusterId in hexadecimal
   */
  public KeysPage(TreeDesk tree, String clusterId, Supplier<RaftStatus> raft) {
    this.tree = tree;
    this.parser = new KeysParser(tree::nowNanos);
    this.answers = new KeysAnswers(clusterId, raft);
  }

  /** Whether a path, in octets, is one of ours. */
  public static boolean serves(String path) {
    return path.startsWith(KeysParser.PREFIX)
        && (path.length() == KeysParser.PREFIX.length() || path.charAt(KeysParser.PREFIX.length()) == '/');
  }

  @Override
  public void handle(HttpCall call) {
    if (!METHODS.contains(call.method())) {
      Texts.notAllowed(call, "HEAD,GET,PUT,POST,DELETE");
      return;
    }
    switch (parser.parse(call)) {
      case KeysRequest.Refused(var error) -> answers.refuse(call, error);
      case KeysRequest.Sound sound -> {
        tree.gotten(false); // etcd looks up here whether users are switched on, and finds nothing
        ask(call, sound);
      }
    }
  }

  private void ask(HttpCall call, KeysRequest.Sound request) {
    switch (request) {
      case KeysRequest.Read(var path, var recursive, var quorum) ->
          answer(call, tree.get(path, recursive, quorum), TreeJson::event);
      case KeysRequest.Write(var command, var silent) ->
          answer(call, tree.submit(command), silent ? TreeJson::actionAlone : TreeJson::event);
      case KeysRequest.Watch(var wanted) -> tree.watch(new KeysWatch(call, answers, wanted.stream()), wanted);
    }
  }

  private void answer(HttpCall call, CompletableFuture<TreeReply> reply, Function<TreeEvent, byte[]> body) {
    var _ = reply.whenComplete((happened, failure) -> {
      if (failure != null) {
        answers.refuse(call, KeysError.of(KeysError.Kind.RAFT_INTERNAL, words(failure)));
      } else {
        answer(call, happened, body);
      }
    });
  }

  private void answer(HttpCall call, TreeReply reply, Function<TreeEvent, byte[]> body) {
    switch (reply) {
      case TreeReply.Happened(var index, var event) ->
          answers.success(call, event.created() ? 201 : 200, index, body.apply(event));
      case TreeReply.Listed(var index, var cursor) ->
          new KeysListing(tree, cursor, call.begin(200, Answers.JSON, answers.headers(index))).start();
      case TreeReply.Refused(var refusal) -> answers.refuse(call, KeysError.of(refusal));
      case TreeReply.Swept _ -> throw new IllegalStateException("nobody asks for a sweep over HTTP");
    }
  }

  /** etcd does not know why a proposal came to nothing: without a leader it times out like any other. */
  private static String words(Throwable failure) {
    var words = String.valueOf(Errors.status(failure).getDescription());
    return words.equals(EtcdError.NO_LEADER.text()) ? EtcdError.TIMEOUT.text() : words;
  }
}
