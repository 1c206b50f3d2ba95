package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.auth.UserAddOptions;
import dev.keelson.api.proto.etcd.AuthRoleGetRequest;
import dev.keelson.api.proto.etcd.AuthUserAddRequest;
import dev.keelson.api.proto.etcd.AuthUserChangePasswordRequest;
import dev.keelson.api.proto.etcd.AuthUserDeleteRequest;
import dev.keelson.api.proto.etcd.AuthUserGetRequest;
import dev.keelson.api.proto.etcd.AuthUserGrantRoleRequest;
import dev.keelson.api.proto.etcd.AuthUserListRequest;
import dev.keelson.api.proto.etcd.AuthUserRevokeRoleRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.command.Flag;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code user …}. */
final class UserCommands {
  private static final Flag INTERACTIVE =
      new Flag("interactive", '\0', Flag.Kind.TRUTH, "true", "ask for the password; otherwise read it from stdin");

  private UserCommands() {}

  static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "user add" -> new Command<>(
          path, "<user name or user:password> [options]", "Adds a new user",
          List.of(INTERACTIVE, Flag.text("new-user-password", "", "supply password from the command line"),
              Flag.truth("no-password", "create a user without password (for certificates)")),
          List.of("etcdctl user add ann:secret"), UserCommands::add);
      case "user delete" -> command(path, "<user name>", "Deletes a user", "etcdctl user delete ann",
          UserCommands::delete);
      case "user list" -> command(path, "", "Lists all users", "etcdctl user list", UserCommands::list);
      case "user get" -> new Command<>(
          path, "<user name> [options]", "Gets detailed information of a user",
          List.of(Flag.truth("detail", "show permissions of roles granted to the user")),
          List.of("etcdctl user get ann --detail"), UserCommands::show);
      case "user passwd" -> new Command<>(
          path, "<user name> [options]", "Changes password of user", List.of(INTERACTIVE),
          List.of("etcdctl user passwd ann"), UserCommands::password);
      case "user grant-role" -> command(path, "<user name> <role name>", "Grants a role to a user",
          "etcdctl user grant-role ann readers", UserCommands::grant);
      case "user revoke-role" -> command(path, "<user name> <role name>", "Revokes a role from a user",
          "etcdctl user revoke-role ann readers", UserCommands::revoke);
      default -> null;
    };
  }

  private static Command<Session> command(
      String path, String takes, String summary, String example, Command.Action<Session> action) {
    return new Command<>(path, takes, summary, List.of(), List.of(example), action);
  }

  private static void add(Session session) throws InterruptedException {
    var word = words(session, 1, "user add command requires user name as its argument").getFirst();
    var request = AuthUserAddRequest.newBuilder();
    var colon = word.indexOf(':');
    var name = colon < 0 ? word : word.substring(0, colon);
    var given = session.arguments().text("new-user-password");
    if (session.arguments().truth("no-password")) {
      request.setOptions(UserAddOptions.newBuilder().setNoPassword(true));
    } else if (!given.isEmpty()) {
      request.setPassword(given);
    } else if (colon >= 0) {
      request.setPassword(word.substring(colon + 1));
    } else {
      request.setPassword(NewPassword.of(session, name));
    }
    if (name.isEmpty()) {
      throw Failure.badArguments("empty user name is not allowed");
    }
    var answer = session.change(Rpcs.userAdd(), request.setName(name).build());
    session.report(new DoneReport(answer, answer.getHeader(), "User " + name + " created"));
  }

  private static void delete(Session session) throws InterruptedException {
    var name = words(session, 1, "user delete command requires user name as its argument").getFirst();
    var answer = session.change(Rpcs.userDelete(), AuthUserDeleteRequest.newBuilder().setName(name).build());
    session.report(new DoneReport(answer, answer.getHeader(), "User " + name + " deleted"));
  }

  private static void list(Session session) throws InterruptedException {
    words(session, 0, "user list command requires no arguments");
    session.report(new UsersReport(session.ask(Rpcs.userList(), AuthUserListRequest.getDefaultInstance())));
  }

  private static void show(Session session) throws InterruptedException {
    var name = words(session, 1, "user get command requires user name as its argument").getFirst();
    var answer = session.ask(Rpcs.userGet(), AuthUserGetRequest.newBuilder().setName(name).build());
    if (!session.arguments().truth("detail")) {
      session.report(new UserReport(name, answer));
      return;
    }
    var out = session.terminal().out();
    out.println("User: " + name);
    for (var role : answer.getRolesList()) {
      out.println("");
      session.report(new RoleReport(
          role, session.ask(Rpcs.roleGet(), AuthRoleGetRequest.newBuilder().setRole(role).build())));
    }
  }

  private static void password(Session session) throws InterruptedException {
    var name = words(session, 1, "user passwd command requires user name as its argument").getFirst();
    var password = NewPassword.of(session, name);
    var request = AuthUserChangePasswordRequest.newBuilder().setName(name).setPassword(password).build();
    var answer = session.change(Rpcs.userChangePassword(), request);
    session.report(new DoneReport(answer, answer.getHeader(), "Password updated"));
  }

  private static void grant(Session session) throws InterruptedException {
    var words = words(session, 2, "user grant command requires user name and role name as its argument");
    var request = AuthUserGrantRoleRequest.newBuilder().setUser(words.getFirst()).setRole(words.getLast()).build();
    var answer = session.change(Rpcs.userGrantRole(), request);
    session.report(new DoneReport(
        answer, answer.getHeader(), "Role " + words.getLast() + " is granted to user " + words.getFirst()));
  }

  private static void revoke(Session session) throws InterruptedException {
    var words = words(session, 2, "user revoke-role requires user name and role name as its argument");
    var request = AuthUserRevokeRoleRequest.newBuilder().setName(words.getFirst()).setRole(words.getLast()).build();
    var answer = session.change(Rpcs.userRevokeRole(), request);
    session.report(new DoneReport(
        answer, answer.getHeader(), "Role " + words.getLast() + " is revoked from user " + words.getFirst()));
  }

  static List<String> words(Session session, int count, String complaint) {
    if (session.words().size() != count) {
      throw Failure.badArguments(complaint);
    }
    return session.words();
  }
}
