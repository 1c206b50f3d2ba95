package dev.keelson.etcdctl.v2.client;

import dev.keelson.etcdctl.v2.http.HttpException;
import java.io.Serial;
import java.util.List;

/** A request did not get what it asked for; messages are those of etcd's Go client. */
public abstract sealed class ClientException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private ClientException(String text) {
    super(text, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  /** Whether no connection could be had: the sort of failure that gives a command up at once. */
  public boolean isConnection() {
    return false;
  }

  /** What is said below the message. */
  public String detail() {
    return "";
  }

  /** A no of etcd's, with its number. */
  public static final class Refused extends ClientException {
    @Serial private static final long serialVersionUID = 1;

    private final String code;

    Refused(String code, String message, String cause, String index) {
      super(code + ": " + message + " (" + cause + ") [" + index + "]");
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** An answer that cannot be understood, or none in time. */
  public static final class Wrong extends ClientException {
    @Serial private static final long serialVersionUID = 1;

    Wrong(String text) {
      super(text);
    }
  }

  /** The endpoint could not be spoken with. */
  public static final class Unreachable extends ClientException {
    @Serial private static final long serialVersionUID = 1;

    private final HttpException.Kind kind;

    Unreachable(HttpException failure) {
      super(failure.text());
      this.kind = failure.kind();
    }

    HttpException.Kind kind() {
      return kind;
    }

    @Override
    public boolean isConnection() {
      return kind == HttpException.Kind.CONNECTION;
    }
  }

  /** None of the endpoints gave an answer. */
  public static final class Unavailable extends ClientException {
    @Serial private static final long serialVersionUID = 1;

    private final transient List<ClientException> causes;

    Unavailable(List<ClientException> causes) {
      super("client: etcd cluster is unavailable or misconfigured" + numbered(causes, "; "));
      this.causes = List.copyOf(causes);
    }

    private static String numbered(List<ClientException> causes, String before) {
      var text = new StringBuilder();
      for (int i = 0; i < causes.size(); i++) {
        text.append(before).append("error #").append(i).append(": ").append(causes.get(i).text()).append('\n');
      }
      return text.toString();
    }

    @Override
    public boolean isConnection() {
      return causes.stream().allMatch(ClientException::isConnection);
    }

    @Override
    public String detail() {
      return "\n" + numbered(causes, "");
    }
  }

  /** The cluster does not tell where clients may come. */
  public static final class NoEndpoints extends ClientException {
    @Serial private static final long serialVersionUID = 1;

    NoEndpoints() {
      super("client: no endpoints available");
    }
  }
}
