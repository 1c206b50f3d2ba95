package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.tls.TlsFiles;
import dev.keelson.etcdctl.v2.client.AuthClient;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.client.Cluster;
import dev.keelson.etcdctl.v2.client.KeyEvent;
import dev.keelson.etcdctl.v2.client.KeysClient;
import dev.keelson.etcdctl.v2.client.MembersClient;
import dev.keelson.etcdctl.v2.flag.FlagValues;
import dev.keelson.etcdctl.v2.http.HttpCaller;
import dev.keelson.etcdctl.v2.http.Patience;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** One run of one command: what was said, and the cluster that is spoken with. */
public final class Session {
  private final Terminal terminal;
  private final GlobalFlags global;
  private final FlagValues flags;
  private final RandomGenerator random;

  public Session(Terminal terminal, GlobalFlags global, FlagValues flags, RandomGenerator random) {
    this.terminal = terminal;
    this.global = global;
    this.flags = flags;
    this.random = random;
  }

  Terminal terminal() {
    return terminal;
  }

  FlagValues flags() {
    return flags;
  }

  void print(String line) {
    terminal.out().println(line);
  }

  String format() {
    return global.flags().text("output");
  }

  boolean isSimple() {
    return format().equals("simple");
  }

  void print(KeyEvent event) {
    switch (format()) {
      case "simple" -> print(EventText.simple(event));
      case "extended" -> EventText.extended(event).forEach(this::print);
      case "json" -> print(event.toJson());
      default -> terminal.complain("Unsupported output format: " + format());
    }
  }

  /** A word of the command line that has to be there. */
  String key() {
    if (flags.words().isEmpty()) {
      throw Failures.badArguments("key required");
    }
    return flags.word(0);
  }

  KeysClient keys() throws ClientException, IOException, InterruptedException {
    return new KeysClient(synced(), this::patience);
  }

  /** Waits as long as it takes. */
  KeysClient watchedKeys() throws ClientException, IOException, InterruptedException {
    return new KeysClient(synced(), () ->
        new Patience(global.flags().duration("timeout"), Deadline.never(terminal.time())));
  }

  MembersClient members() throws ClientException, IOException, InterruptedException {
    return new MembersClient(synced(), this::patience);
  }

  MembersClient membersUnsynced() throws ClientException, IOException, InterruptedException {
    return new MembersClient(cluster(), this::patience);
  }

  AuthClient auth() throws ClientException, IOException, InterruptedException {
    var cluster = synced();
    debug("Cluster-Endpoints: " + String.join(", ", cluster.texts()));
    return new AuthClient(cluster, this::patience);
  }

  HttpCaller caller() {
    var files = new TlsFiles(global.text("ca-file"), global.text("cert-file"), global.text("key-file"), false);
    files.complaint().ifPresent(complaint -> {
      throw Failures.plain(complaint);
    });
    return new HttpCaller(files);
  }

  Patience patience() {
    return new Patience(global.flags().duration("timeout"),
        Deadline.after(global.flags().duration("total-timeout"), terminal.time()));
  }

  private Cluster cluster() throws IOException, InterruptedException {
    if (!global.text("discovery-srv").isEmpty()) {
      throw Failures.plain("--discovery-srv is not supported: name the endpoints with --endpoints");
    }
    var cluster = new Cluster(caller(), random, login(), curl -> debug("cURL Command: " + curl));
    try {
      cluster.use(global.endpoints());
      return cluster;
    } catch (ClientException malformed) {
      throw Failures.plain(malformed.text());
    }
  }

  /** With the endpoints that the cluster itself names, unless nobody wants to know. */
  private Cluster synced() throws IOException, InterruptedException {
    var cluster = cluster();
    if (!global.flags().truth("no-sync")) {
      debug("start to sync cluster using endpoints(" + String.join(",", cluster.texts()) + ")");
      sync(cluster);
      debug("got endpoints(" + String.join(",", cluster.texts()) + ") after sync");
    }
    debug("Cluster-Endpoints: " + String.join(", ", cluster.texts()));
    return cluster;
  }

  /** A server that has no list of members may still have keys, so only a failure to connect ends the command. */
  private void sync(Cluster cluster) {
    try {
      var members = new MembersClient(cluster, this::patience).list();
      cluster.use(members.stream().flatMap(member -> member.clientUrls().stream()).sorted().toList());
    } catch (ClientException.NoEndpoints none) {
      terminal.complain("etcd cluster has no published client endpoints.");
      terminal.complain("Try '--no-sync' if you want to access non-published client endpoints("
          + String.join(",", cluster.texts()) + ").");
      throw Failures.of(none, ExitCode.SERVER_ERROR);
    } catch (ClientException failed) {
      if (failed.isConnection()) {
        throw Failures.of(failed, ExitCode.BAD_CONNECTION);
      }
    }
  }

  private Cluster.Login login() throws IOException, InterruptedException {
    var user = global.text("username");
    if (user.isEmpty()) {
      return Cluster.Login.NOBODY;
    }
    var colon = user.indexOf(':');
    return colon < 0
        ? new Cluster.Login(user, new PasswordPrompt(terminal).ask("Password: "))
        : new Cluster.Login(user.substring(0, colon), user.substring(colon + 1));
  }

  private void debug(String line) {
    if (global.flags().truth("debug")) {
      terminal.complain(line);
    }
  }

  /** For commands that take no words. */
  void refuseWords() throws Failure {
    if (!flags.words().isEmpty()) {
      throw Failures.plain("No arguments accepted");
    }
  }

  List<String> words() {
    return flags.words();
  }
}
