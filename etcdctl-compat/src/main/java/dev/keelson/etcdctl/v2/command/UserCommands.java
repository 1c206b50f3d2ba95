package dev.keelson.etcdctl.v2.command;

import dev.keelson.etcdctl.v2.client.AuthClient;
import dev.keelson.etcdctl.v2.client.ClientException;
import dev.keelson.etcdctl.v2.flag.Flag;
import dev.keelson.etcdctl.v2.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Commands for users. */
final class UserCommands {
  private static final String USERS = "users";
  private static final Flag ROLES = Flag.texts("roles", "a role; may be said again");

  static final List<Command> COMMANDS = List.of(
      Command.of("user list", "", "list the users", "etcdctl user list", session -> told(session, UserCommands::list)),
      Command.of("user add", "<user>[:<password>]", "add a user", "etcdctl user add alice",
          session -> told(session, UserCommands::add)),
      Command.of("user get", "<user>", "show a user's roles", "etcdctl user get alice",
          session -> told(session, UserCommands::get)),
      Command.of("user remove", "<user>", "remove a user", "etcdctl user remove alice",
          session -> told(session, UserCommands::remove)),
      Command.of("user grant", "<user>", "give roles to a user", "etcdctl user grant alice --roles fleet",
          session -> told(session, live -> change(live, "grant")), ROLES),
      Command.of("user revoke", "<user>", "take roles from a user", "etcdctl user revoke alice --roles fleet",
          session -> told(session, live -> change(live, "revoke")), ROLES),
      Command.of("user passwd", "<user>", "change a user's password", "etcdctl user passwd alice",
          session -> told(session, UserCommands::password)));

  private UserCommands() {}

  /** Commands of users and roles tell a failure without a word before it. */
  static void told(Session session, Command.Action action) throws IOException, InterruptedException {
    try {
      action.run(session);
    } catch (ClientException failed) {
      throw Failures.plain(failed.text());
    }
  }

  private static String user(Session session) {
    if (session.words().size() != 1) {
      throw Failures.plain("Please provide a username");
    }
    return session.flags().word(0);
  }

  private static void list(Session session) throws ClientException, IOException, InterruptedException {
    session.refuseWords();
    AuthClient.names(session.auth().get("/" + USERS), USERS, "user").forEach(session::print);
  }

  private static void add(Session session) throws ClientException, IOException, InterruptedException {
    var given = user(session);
    var auth = session.auth();
    var colon = given.indexOf(':');
    var user = colon < 0 ? given : given.substring(0, colon);
    var password = colon < 0
        ? new PasswordPrompt(session.terminal()).ask("New password: ")
        : given.substring(colon + 1);
    auth.put(AuthClient.named(USERS, user), withPassword(user, password));
    session.print("User " + user + " created");
  }

  private static void get(Session session) throws ClientException, IOException, InterruptedException {
    var user = user(session);
    var roles = session.auth().get(AuthClient.named(USERS, user)).field("roles").items();
    var names = roles.stream().map(role -> role.field("role").text()).collect(Collectors.joining(" "));
    session.print("User: " + user);
    // etcdctl has always shown an empty name for every name, first.
    session.print("Roles: " + " ".repeat(roles.size()) + names);
  }

  private static void remove(Session session) throws ClientException, IOException, InterruptedException {
    var user = user(session);
    session.auth().delete(AuthClient.named(USERS, user));
    session.print("User " + user + " removed");
  }

  private static void change(Session session, String how) throws ClientException, IOException, InterruptedException {
    var user = user(session);
    var roles = session.flags().texts("roles");
    if (roles.isEmpty()) {
      throw Failures.plain("No roles specified; please use `--roles`");
    }
    var json = new JsonWriter().open('{').name("user").string(user).name(how).strings(roles).close('}');
    session.auth().put(AuthClient.named(USERS, user), json);
    session.print("User " + user + " updated");
  }

  private static void password(Session session) throws ClientException, IOException, InterruptedException {
    var user = user(session);
    var auth = session.auth();
    var password = new PasswordPrompt(session.terminal()).ask("New password: ");
    if (auth.put(AuthClient.named(USERS, user), withPassword(user, password))) {
      throw Failures.plain("There was no user " + user + "; now there is one, with this password");
    }
    session.print("Password updated");
  }

  private static JsonWriter withPassword(String user, String password) {
    var json = new JsonWriter().open('{').name("user").string(user);
    return (password.isEmpty() ? json : json.name("password").string(password)).close('}');
  }
}
