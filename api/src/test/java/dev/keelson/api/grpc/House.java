package dev.keelson.api.grpc;

import dev.keelson.api.http.Entrance;
import dev.keelson.api.http.FrontDoor;
import dev.keelson.api.http.FrontDoorLimits;
import dev.keelson.api.http.HttpHandler;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A door on a free port, with readers, and channels to it. Closes all of them. */
public final class House implements AutoCloseable {
  public static final HttpHandler HELLO = call -> call.respond(
      200, "text/plain", (call.method() + " " + call.path()).getBytes(StandardCharsets.UTF_8));

  private final ExecutorService readers = Executors.newFixedThreadPool(2);
  private final FrontDoor door;
  private final ManagedChannel channel;

  public House(ServerServiceDefinition... services) throws IOException {
    this(FrontDoorLimits.DEFAULT, CallMetrics.NONE, HELLO, services);
  }

  public House(FrontDoorLimits limits, CallMetrics metrics, HttpHandler http, ServerServiceDefinition... services)
      throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    door = FrontDoor.open(Entrance.plain(List.of(anyPort)), List.of(services), http, limits, metrics, readers);
    channel = NettyChannelBuilder.forAddress(address())
        .usePlaintext()
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .build();
  }

  public InetSocketAddress address() {
    return door.addresses().getFirst();
  }

  public ManagedChannel channel() {
    return channel;
  }

  public FrontDoor door() {
    return door;
  }

  @Override
  public void close() {
    channel.shutdownNow();
    door.close();
    readers.shutdownNow();
  }
}
