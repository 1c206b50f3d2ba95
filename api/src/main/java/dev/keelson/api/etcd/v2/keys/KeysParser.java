package dev.keelson.api.etcd.v2.keys;

import dev.keelson.api.etcd.v2.keys.KeysParameters.Wrong;
import dev.keelson.api.etcd.v2.text.Form;
import dev.keelson.api.http.HttpCall;
import dev.keelson.store.model.Bytes;
import dev.keelson.store.v2.Comparison;
import dev.keelson.store.v2.TreeCommand;
import dev.keelson.store.v2.TreePath;
import dev.keelson.store.v2.watch.TreeWatchRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/** Tells from method and parameters which operation a request is. */
final class KeysParser {
  /** Where the keys are; what follows is the path in the tree. */
  static final String PREFIX = "/v2/keys";

  private final LongSupplier nowNanos;

  /** @param nowNanos the time of day, from which TTLs count, since 1970 */
  KeysParser(LongSupplier nowNanos) {
    this.nowNanos = nowNanos;
  }

  KeysRequest parse(HttpCall call) {
    try {
      var method = call.method();
      var parameters = KeysParameters.check(Form.of(call), method);
      var path = path(call.pathOctets());
      return switch (method) {
        case "GET", "HEAD" -> read(path, parameters, method.equals("GET"));
        case "PUT" -> new KeysRequest.Write(put(path, parameters), parameters.flags().silent());
        case "POST" -> new KeysRequest.Write(post(path, parameters), parameters.flags().silent());
        case "DELETE" -> new KeysRequest.Write(delete(path, parameters), false);
        default -> throw new IllegalArgumentException("no method of /v2/keys: " + method);
      };
    } catch (Wrong wrong) {
      return new KeysRequest.Refused(wrong.error());
    }
  }

  /** The way here was tidied before; only a slash at the end is left. */
  private static TreePath path(String octets) {
    int end = octets.endsWith("/") ? octets.length() - 1 : octets.length();
    return end <= PREFIX.length()
        ? TreePath.key("/")
        : TreePath.key(Bytes.wrap(octets.substring(PREFIX.length(), end).getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** A quorum read goes before a watch, and HEAD knows neither. */
  private static KeysRequest read(TreePath path, KeysParameters parameters, boolean whole) {
    var flags = parameters.flags();
    if (whole && flags.waits() && !flags.quorum()) {
      return new KeysRequest.Watch(
          new TreeWatchRequest(path, flags.recursive(), flags.streams(), parameters.waitIndex()));
    }
    return new KeysRequest.Read(path, flags.recursive(), whole && flags.quorum());
  }

  private TreeCommand put(TreePath path, KeysParameters parameters) {
    var ttl = parameters.lifetime(nowNanos.getAsLong());
    boolean dir = parameters.flags().dir();
    if (parameters.prevExist().isPresent() && !parameters.prevExist().get()) {
      return new TreeCommand.Create(path, dir, parameters.value(), ttl);
    }
    if (parameters.compares()) {
      return new TreeCommand.CompareAndSwap(path, comparison(parameters), parameters.value(), ttl);
    }
    return parameters.prevExist().isPresent()
        ? new TreeCommand.Update(path, parameters.value(), ttl)
        : new TreeCommand.Set(path, dir, parameters.value(), ttl);
  }

  private TreeCommand post(TreePath path, KeysParameters parameters) {
    return new TreeCommand.CreateInOrder(
        path, parameters.flags().dir(), parameters.value(), parameters.lifetime(nowNanos.getAsLong()));
  }

  private TreeCommand delete(TreePath path, KeysParameters parameters) {
    long now = nowNanos.getAsLong();
    var flags = parameters.flags();
    return parameters.compares()
        ? new TreeCommand.CompareAndDelete(path, comparison(parameters), now)
        : new TreeCommand.Delete(path, flags.dir(), flags.recursive(), now);
  }

  private static Comparison comparison(KeysParameters parameters) {
    return new Comparison(parameters.prevValue(), parameters.prevIndex());
  }
}
