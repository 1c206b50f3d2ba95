package dev.keelson.etcdctl.v3.session;

import com.google.protobuf.MessageLite;
import dev.keelson.etcdctl.command.Arguments;
import dev.keelson.etcdctl.grpc.Rpc;
import dev.keelson.etcdctl.grpc.RpcException;
import dev.keelson.etcdctl.terminal.ExitCode;
import dev.keelson.etcdctl.terminal.Failure;
import dev.keelson.etcdctl.terminal.Terminal;
import dev.keelson.etcdctl.time.Deadline;
import dev.keelson.etcdctl.tls.TlsFiles;
import dev.keelson.etcdctl.v3.client.Client;
import dev.keelson.etcdctl.v3.client.ClientSettings;
import dev.keelson.etcdctl.v3.client.ErrorText;
import dev.keelson.etcdctl.v3.client.RetryLog;
import dev.keelson.etcdctl.v3.client.Security;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Reporter;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of one command. The client and the reporter are made when they are first asked for: only then does etcdctl
 * look at the environment and at {@code --write-out}, so a mistake in the words comes before one in those.
 */
public final class Session implements AutoCloseable {
  private final Terminal terminal;
  private Arguments arguments;
  private boolean settled;
  private @Nullable Client client;
  private @Nullable Reporter reporter;

  public Session(Terminal terminal, Arguments arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
  }

  public Terminal terminal() {
    return terminal;
  }

  public Arguments arguments() {
    return arguments;
  }

  public List<String> words() {
    return arguments.words();
  }

  public Client client() throws InterruptedException {
    if (client == null) {
      settle();
      if (!arguments.text("discovery-srv").isEmpty()) {
        throw Failure.badArguments("--discovery-srv: this etcdctl looks up no SRV records; name them in --endpoints");
      }
      if (arguments.texts("endpoints").isEmpty()) {
        throw new Failure(ExitCode.BAD_CONNECTION, "etcdclient: no available endpoints");
      }
      var made = new Client(settings(), new RetryLog(terminal, new SecureRandom()), terminal.time());
      reporter();
      client = made;
      logIn(made);
    }
    return client;
  }

  private void logIn(Client made) throws InterruptedException {
    try {
      made.logIn(deadline());
    } catch (RpcException refused) {
      throw new Failure(ExitCode.BAD_CONNECTION, ErrorText.of(refused.status()));
    }
  }

  private void settle() {
    if (!settled) {
      var environment = new EnvironmentFlags(terminal);
      arguments = environment.addTo(arguments);
      if (arguments.truth("debug")) {
        environment.show(arguments);
      }
      settled = true;
    }
  }

  private ClientSettings settings() throws InterruptedException {
    return new ClientSettings(
        arguments.texts("endpoints"),
        arguments.duration("dial-timeout"),
        arguments.duration("keepalive-time"),
        arguments.duration("keepalive-timeout"),
        security(),
        login());
  }

  private Security security() {
    var files = new TlsFiles(arguments.text("cacert"), arguments.text("cert"), arguments.text("key"),
        arguments.truth("insecure-skip-tls-verify"));
    files.complaint().ifPresent(complaint -> {
      throw Failure.badArguments(complaint);
    });
    return new Security(files, arguments.truth("insecure-transport"));
  }

  private ClientSettings.Login login() throws InterruptedException {
    var user = arguments.text("user");
    var password = arguments.text("password");
    var colon = user.indexOf(':');
    if (user.isEmpty() || !password.isEmpty()) {
      return new ClientSettings.Login(user, password);
    }
    if (colon < 0) {
      return new ClientSettings.Login(user, new Password(terminal).ask("Password: "));
    }
    return new ClientSettings.Login(user.substring(0, colon), user.substring(colon + 1));
  }

  public Reporter reporter() {
    if (reporter == null) {
      settle();
      reporter = Reporter.of(arguments.text("write-out"), arguments.truth("hex"), terminal.out());
    }
    return reporter;
  }

  public void report(Report report) {
    reporter().print(report);
  }

  /** When {@code --command-timeout} will have passed. */
  public Deadline deadline() {
    settle();
    return Deadline.after(arguments.duration("command-timeout"), terminal.time());
  }

  /** Asks what may be asked again at another endpoint. */
  public <Q extends MessageLite, A extends MessageLite> A ask(Rpc<Q, A> rpc, Q request) throws InterruptedException {
    try {
      return client().ask(rpc, request, deadline());
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
  }

  /** Asks for a change. */
  public <Q extends MessageLite, A extends MessageLite> A change(Rpc<Q, A> rpc, Q request)
      throws InterruptedException {
    try {
      return client().once(rpc, request, deadline());
    } catch (RpcException refused) {
      throw Failure.error(ErrorText.of(refused.status()));
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
