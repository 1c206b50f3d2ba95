package dev.keelson.etcdctl.v3.client;

import java.time.Duration;
import java.util.List;

/** What the flags say about connections. */
public record ClientSettings(
    List<String> endpoints,
    Duration dialTimeout,
    Duration keepAliveTime,
    Duration keepAliveTimeout,
    Security security,
    Login login) {
  /** Who we are; an empty name is nobody. */
  public record Login(String name, String password) {
    public static final Login NOBODY = new Login("", "");

    public boolean isSomebody() {
      return !name.isEmpty();
    }
  }

  public ClientSettings {
    endpoints = List.copyOf(endpoints);
  }

  public ClientSettings at(List<String> others) {
    return new ClientSettings(others, dialTimeout, keepAliveTime, keepAliveTimeout, security, login);
  }
}
