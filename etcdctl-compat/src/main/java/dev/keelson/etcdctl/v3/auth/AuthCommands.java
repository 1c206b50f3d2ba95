package dev.keelson.etcdctl.v3.auth;

import dev.keelson.api.proto.etcd.AuthDisableRequest;
import dev.keelson.api.proto.etcd.AuthEnableRequest;
import dev.keelson.api.proto.etcd.AuthRoleAddRequest;
import dev.keelson.api.proto.etcd.AuthStatusRequest;
import dev.keelson.api.proto.etcd.AuthUserGrantRoleRequest;
import dev.keelson.etcdctl.command.Command;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.Rpcs;
import dev.keelson.etcdctl.v3.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands of this package, and those that switch users on and off. */
public final class AuthCommands {
  private static final String ROOT = "root";

  private AuthCommands() {}

  public static @Nullable Command<Session> find(String path) {
    return switch (path) {
      case "auth enable" -> new Command<>(
          path, "", "Enables authentication", List.of(), List.of("etcdctl auth enable"), AuthCommands::enable);
      case "auth disable" -> new Command<>(
          path, "", "Disables authentication", List.of(), List.of("etcdctl --user root:secret auth disable"),
          AuthCommands::disable);
      case "auth status" -> new Command<>(
          path, "", "Returns authentication status", List.of(), List.of("etcdctl auth status"), AuthCommands::status);
      default -> path.startsWith("user ") ? UserCommands.find(path) : RoleCommands.find(path);
    };
  }

  /** The root user has to have the root role; where only that is missing, it is mended on the way. */
  private static void enable(Session session) throws InterruptedException {
    UserCommands.words(session, 0, "auth enable command does not accept any arguments");
    try {
      enableOrMend(session);
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
    session.terminal().out().println("Authentication Enabled");
  }

  private static void enableOrMend(Session session) throws RpcException, InterruptedException {
    var client = session.client();
    var request = AuthEnableRequest.getDefaultInstance();
    try {
      client.once(Rpcs.authEnable(), request, session.deadline());
    } catch (RpcException refused) {
      if (!refused.status().text().equals("etcdserver: root user does not have root role")) {
        throw refused;
      }
      addRootRole(session);
      var grant = AuthUserGrantRoleRequest.newBuilder().setUser(ROOT).setRole(ROOT).build();
      client.once(Rpcs.userGrantRole(), grant, session.deadline());
      client.once(Rpcs.authEnable(), request, session.deadline());
    }
  }

  private static void addRootRole(Session session) throws RpcException, InterruptedException {
    try {
      var request = AuthRoleAddRequest.newBuilder().setName(ROOT).build();
      session.client().once(Rpcs.roleAdd(), request, session.deadline());
    } catch (RpcException refused) {
      if (!refused.status().text().equals("etcdserver: role name already exists")) {
        throw refused;
      }
    }
  }

  private static void disable(Session session) throws InterruptedException {
    UserCommands.words(session, 0, "auth disable command does not accept any arguments");
    session.change(Rpcs.authDisable(), AuthDisableRequest.getDefaultInstance());
    session.terminal().out().println("Authentication Disabled");
  }

  private static void status(Session session) throws InterruptedException {
    UserCommands.words(session, 0, "auth status command does not accept any arguments");
    var answer = session.ask(Rpcs.authStatus(), AuthStatusRequest.getDefaultInstance());
    session.report(new DoneReport(answer, answer.getHeader(), "Authentication Status: " + answer.getEnabled() + "\n"
        + "AuthRevision: " + Long.toUnsignedString(answer.getAuthRevision())));
  }
}
