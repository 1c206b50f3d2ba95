package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.AuthClient;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.flag.Flag;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Commands for roles. */
final class RoleCommands {
  private static final String ROLES = "roles";
  private static final List<Flag> ACCESS = List.of(
      Flag.text("path", "", "a key; with * at its end, every key that begins so"),
      Flag.truth("read", "to read"), Flag.truth("write", "to write"), Flag.truth("readwrite rw", "both"));

  static final List<Command> COMMANDS = List.of(
      Command.of("role list", "", "list the roles", "etcdctl role list",
          session -> UserCommands.told(session, RoleCommands::list)),
      Command.of("role add", "<role>", "add a role", "etcdctl role add fleet",
          session -> UserCommands.told(session, RoleCommands::add)),
      Command.of("role get", "<role>", "show what a role allows", "etcdctl role get fleet",
          session -> UserCommands.told(session, RoleCommands::get)),
      Command.of("role remove", "<role>", "remove a role", "etcdctl role remove fleet",
          session -> UserCommands.told(session, RoleCommands::remove)),
      new Command("role grant", "<role>", "let a role read or write keys", ACCESS,
          "etcdctl role grant fleet --path '/fleet/*' --readwrite",
          session -> UserCommands.told(session, live -> change(live, "grant")), false),
      new Command("role revoke", "<role>", "take from a role what it may", ACCESS,
          "etcdctl role revoke fleet --path '/fleet/*' --write",
          session -> UserCommands.told(session, live -> change(live, "revoke")), false));

  private RoleCommands() {}

  private static String role(Session session) {
    if (session.words().size() != 1) {
      throw Failures.plain("Please provide a role name");
    }
    return session.flags().word(0);
  }

  private static void list(Session session) throws ClientException, IOException, InterruptedException {
    session.refuseWords();
    AuthClient.names(session.auth().roles(), ROLES, "role").forEach(session::print);
  }

  private static void add(Session session) throws ClientException, IOException, InterruptedException {
    var role = role(session);
    var auth = session.auth();
    if (exists(auth, role)) {
      throw Failures.plain("Role " + role + " already exists");
    }
    auth.put(AuthClient.named(ROLES, role), new JsonWriter().open('{').name("role").string(role).close('}'));
    session.print("Role " + role + " created");
  }

  private static boolean exists(AuthClient auth, String role) {
    try {
      auth.get(AuthClient.named(ROLES, role));
      return true;
    } catch (ClientException notFound) {
      return false;
    }
  }

  private static void get(Session session) throws ClientException, IOException, InterruptedException {
    var role = role(session);
    var keys = session.auth().get(AuthClient.named(ROLES, role)).field("permissions").field("kv");
    session.print("Role: " + role);
    session.print("KV Read:");
    keys.field("read").texts().forEach(pattern -> session.print("\t" + pattern));
    session.print("KV Write:");
    keys.field("write").texts().forEach(pattern -> session.print("\t" + pattern));
  }

  private static void remove(Session session) throws ClientException, IOException, InterruptedException {
    var role = role(session);
    session.auth().delete(AuthClient.named(ROLES, role));
    session.print("Role " + role + " removed");
  }

  private static void change(Session session, String how) throws ClientException, IOException, InterruptedException {
    var role = role(session);
    var path = session.flags().text("path");
    if (path.isEmpty()) {
      throw Failures.plain("No path specified; please use `--path`");
    }
    if (!path.startsWith("/")) {
      throw Failures.plain("Not canonical path; please use `--path=/" + path + "`");
    }
    var json = new JsonWriter().open('{').name("role").string(role).name(how).open('{').name("kv").open('{');
    access(session, path, json);
    session.auth().put(AuthClient.named(ROLES, role), json.close('}').close('}').close('}'));
    session.print("Role " + role + " updated");
  }

  private static void access(Session session, String path, JsonWriter json) {
    var flags = session.flags();
    int said = (flags.truth("read") ? 1 : 0) + (flags.truth("write") ? 1 : 0) + (flags.truth("readwrite") ? 1 : 0);
    if (said != 1) {
      throw Failures.plain("Please specify exactly one of --read, --write or --readwrite");
    }
    json.name("read").strings(flags.truth("write") ? List.of() : List.of(path))
        .name("write").strings(flags.truth("read") ? List.of() : List.of(path));
  }
}
