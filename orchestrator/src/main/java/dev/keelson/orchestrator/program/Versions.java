package dev.keelson.orchestrator.program;

import dev.keelson.orchestrator.server.ApiServer;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
public final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"keelson 0.1.0, Kubernetes API " + ApiServer.VERSION};
  }
}
