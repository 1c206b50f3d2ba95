package dev.keelson.acceptance.golden;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keelson.acceptance.cluster.Ports;
import dev.keelson.acceptance.cluster.Program;
import dev.keelson.acceptance.cluster.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's etcdctl and ours on a real etcd that wants certificates: the same words, the same exit codes. */
final class TlsIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String CERTIFICATES = """
      openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=ca
      printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\\nextendedKeyUsage=serverAuth,clientAuth\\n' > ext
      openssl genrsa -out server.key 2048
      openssl genrsa -traditional -out client.key 2048
      openssl ecparam -name prime256v1 -genkey -noout -out ec.key
      for name in server client ec; do
        openssl req -new -key $name.key -out $name.csr -subj /CN=$name
        openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out $name.pem -days 2 -extfile ext
      done
      """;

  private static final String V3 = "ETCDCTL_API=3 etcdctl --endpoints=https://{endpoint} ";
  private static final String V2 = "ETCDCTL_API=2 etcdctl --endpoints=https://{endpoint} ";
  private static final String V3_FILES = "--cacert=ca.pem --cert=client.pem --key=client.key ";
  private static final String V2_FILES = "--ca-file=ca.pem --cert-file=client.pem --key-file=client.key ";

  private static final List<String> LINES = List.of(
      V3 + V3_FILES + "put a 1",
      V3 + "--cacert=ca.pem --cert=ec.pem --key=ec.key get a",
      V3 + V3_FILES + "member list -w table",
      "ETCDCTL_API=3 etcdctl --endpoints={endpoint} " + V3_FILES + "get a",
      V3 + "--insecure-skip-tls-verify --cert=client.pem --key=client.key get a",
      "ETCDCTL_CACERT=ca.pem ETCDCTL_CERT=client.pem ETCDCTL_KEY=client.key " + V3 + "get a",
      V3 + "--cacert=ca.pem get a",
      V3 + "--cert=client.pem --key=client.key get a",
      "ETCDCTL_API=3 etcdctl --endpoints=http://{endpoint} get a",
      V3 + "get a",
      V3 + "--cacert=client.key get a",
      V3 + "--cacert=ca.pem --cert=client.pem --key=ec.key get a",
      V3 + "--cacert=ca.pem --cert=client.pem --key=server.key get a",
      V3 + "--cacert=ca.pem --cert=client.pem get a",
      V3 + "--cacert=/nonexistent get a",
      V2 + V2_FILES + "set /a 1",
      V2 + V2_FILES + "ls /",
      V2 + V2_FILES + "cluster-health",
      V2 + "--ca-file=ca.pem ls /",
      V2 + "--cert-file=client.pem --key-file=client.key ls /",
      V2 + "ls /",
      V2 + "--ca-file=/nonexistent ls /",
      "ETCDCTL_CA_FILE=ca.pem ETCDCTL_CERT_FILE=client.pem ETCDCTL_KEY_FILE=client.key " + V2 + "get /a");

  @TempDir Path home;

  @Test
  void both_command_lines_say_the_same() throws Exception {
    run(CERTIFICATES, Path.of("/usr/bin"));
    var address = "127.0.0.1:" + Ports.free();
    var etcd = ServerProcess.start(List.of(Program.reference().executable().toString(), "--data-dir=data",
        "--listen-client-urls=https://" + address, "--advertise-client-urls=https://" + address,
        "--listen-peer-urls=http://127.0.0.1:" + Ports.free(), "--enable-v2", "--client-cert-auth",
        "--cert-file=server.pem", "--key-file=server.key", "--trusted-ca-file=ca.pem"), Map.of(), home);
    try {
      assertTrue(etcd.awaitReady(LIMIT), etcd::tail);
      var differences = new ArrayList<String>();
      for (var line : LINES) {
        var command = line.replace("{endpoint}", address);
        var expected = run(command, requireNonNull(Program.etcdctl().getParent()));
        var actual = run(command, requireNonNull(Program.ours().executable().getParent()));
        if (!expected.equals(actual)) {
          differences.add("$ " + command + "\n" + expected + "instead:\n" + actual);
        }
      }
      assertEquals("", String.join("\n", differences));
    } finally {
      etcd.kill();
    }
  }

  /** What it prints, errors and all, and how it ends. */
  private String run(String script, Path programs) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "-c", script).directory(home.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCDCTL"));
    builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return masked(output) + "exit " + process.waitFor() + "\n";
  }

  private static String masked(String output) {
    return output.replaceAll("client-[0-9a-f-]{36}", "<client>").replaceAll("\"ts\":\"[^\"]*\"", "<time>");
  }
}
