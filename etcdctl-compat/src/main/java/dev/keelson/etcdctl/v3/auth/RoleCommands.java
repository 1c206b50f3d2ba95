package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.auth.Permission;
import dev.keelson.api.proto.etcd.AuthRoleAddRequest;
import dev.keelson.api.proto.etcd.AuthRoleDeleteRequest;
import dev.keelson.api.proto.etcd.AuthRoleGetRequest;
import dev.keelson.api.proto.etcd.AuthRoleGrantPermissionRequest;
import dev.keelson.api.proto.etcd.AuthRoleListRequest;
import dev.keelson.api.proto.etcd.AuthRoleRevokePermissionRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.kv.KeyRange;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code role …}. */
final class RoleCommands {
  private static final List<Flag> RANGE = List.of(
      Flag.truth("from-key", "for all keys from the given one on"),
      Flag.truth("prefix", "for all keys with the given prefix"));

  private RoleCommands() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "role add" -> new Command<>(
          path, "<role name>", "Adds a new role", List.of(), List.of("etcdctl role add readers"), RoleCommands::add);
      case "role delete" -> new Command<>(
          path, "<role name>", "Deletes a role", List.of(), List.of("etcdctl role delete readers"),
          RoleCommands::delete);
      case "role get" -> new Command<>(
          path, "<role name>", "Gets detailed information of a role", List.of(),
          List.of("etcdctl role get readers"), RoleCommands::show);
      case "role list" -> new Command<>(
          path, "", "Lists all roles", List.of(), List.of("etcdctl role list"), RoleCommands::list);
      case "role grant-permission" -> new Command<>(
          path, "[options] <role name> <permission type> <key> [endkey]", "Grants a key to a role", RANGE,
          List.of("etcdctl role grant-permission readers read /colour/ --prefix"), RoleCommands::grant);
      case "role revoke-permission" -> new Command<>(
          path, "<role name> <key> [endkey]", "Revokes a key from a role", RANGE,
          List.of("etcdctl role revoke-permission readers /colour/ --prefix"), RoleCommands::revoke);
      default -> null;
    };
  }

  private static void add(Session session) throws InterruptedException {
    var role = UserCommands.words(session, 1, "role add command requires role name as its argument").getFirst();
    var answer = session.change(Rpcs.roleAdd(), AuthRoleAddRequest.newBuilder().setName(role).build());
    session.report(new DoneReport(answer, answer.getHeader(), "Role " + role + " created"));
  }

  private static void delete(Session session) throws InterruptedException {
    var role = UserCommands.words(session, 1, "role delete command requires role name as its argument").getFirst();
    var answer = session.change(Rpcs.roleDelete(), AuthRoleDeleteRequest.newBuilder().setRole(role).build());
    session.report(new DoneReport(answer, answer.getHeader(), "Role " + role + " deleted"));
  }

  private static void show(Session session) throws InterruptedException {
    var role = UserCommands.words(session, 1, "role get command requires role name as its argument").getFirst();
    session.report(new RoleReport(
        role, session.ask(Rpcs.roleGet(), AuthRoleGetRequest.newBuilder().setRole(role).build())));
  }

  private static void list(Session session) throws InterruptedException {
    UserCommands.words(session, 0, "role list command requires no arguments");
    session.report(new RolesReport(session.ask(Rpcs.roleList(), AuthRoleListRequest.getDefaultInstance())));
  }

  private static void grant(Session session) throws InterruptedException {
    var words = session.words();
    if (words.size() < 3) {
      throw Failure.badArguments(
          "role grant command requires role name, permission type, and key [endkey] as its argument");
    }
    var type = type(words.get(1));
    var range = range(session, words.subList(2, words.size()));
    var permission = Permission.newBuilder().setPermType(type).setKey(range.key()).setRangeEnd(range.end());
    var role = words.getFirst();
    var answer = session.change(
        Rpcs.roleGrantPermission(),
        AuthRoleGrantPermissionRequest.newBuilder().setName(role).setPerm(permission).build());
    session.report(new DoneReport(answer, answer.getHeader(), "Role " + role + " updated"));
  }

  private static Permission.Type type(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "READ" -> Permission.Type.READ;
      case "WRITE" -> Permission.Type.WRITE;
      case "READWRITE" -> Permission.Type.READWRITE;
      default -> throw Failure.badArguments("invalid permission type: " + text);
    };
  }

  private static void revoke(Session session) throws InterruptedException {
    var words = session.words();
    if (words.size() < 2) {
      throw Failure.badArguments(
          "role revoke-permission command requires role name and key [endkey] as its argument");
    }
    var role = words.getFirst();
    var range = range(session, words.subList(1, words.size()));
    var answer = session.change(Rpcs.roleRevokePermission(), AuthRoleRevokePermissionRequest.newBuilder()
        .setRole(role)
        .setKey(range.key())
        .setRangeEnd(range.end())
        .build());
    session.report(new DoneReport(
        answer, answer.getHeader(), "Permission of " + title(range) + " is revoked from role " + role));
  }

  private static String title(KeyRange range) {
    var key = range.key().toStringUtf8();
    if (range.end().isEmpty()) {
      return "key " + key;
    }
    return "range [" + key + ", " + (KeyRange.isOpen(range.end()) ? "<open ended>" : range.end().toStringUtf8() + ")");
  }

  private static KeyRange range(Session session, List<String> words) {
    var prefix = session.arguments().truth("prefix");
    var from = session.arguments().truth("from-key");
    if (prefix && from) {
      throw Failure.badArguments("--from-key and --prefix flags are mutually exclusive");
    }
    if (words.size() > 1 && (prefix || from)) {
      throw Failure.badArguments("unexpected endkey argument with --prefix or --from-key flag");
    }
    if (words.size() > 2) {
      throw Failure.badArguments("too many arguments");
    }
    if (prefix || from) {
      return prefix ? KeyRange.prefix(words.getFirst()) : KeyRange.from(words.getFirst());
    }
    return words.size() == 1 ? KeyRange.one(words.getFirst()) : KeyRange.between(words.getFirst(), words.getLast());
  }
}
