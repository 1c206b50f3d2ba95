package dev.keelson.api.etcd.call;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.keelson.api.grpc.WireMessage;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call without a network: keeps what the service sends, and has room as long as the test says so. */
public final class CapturedCall<Q, A> extends ServerCall<Q, A> {
  private final MethodDescriptor<Q, A> method;
  private final List<A> sent = new ArrayList<>();
  private final ServerCall.Listener<Q> listener;
  private boolean room = true;
  private int requested;
  private @Nullable Status closed;

  private CapturedCall(ServerServiceDefinition service, MethodDescriptor<Q, A> method, Metadata headers) {
    this.method = method;
    @SuppressWarnings("unchecked") // the service was built from this very method
    var handler = (ServerCallHandler<Q, A>) service.getMethod(method.getFullMethodName()).getServerCallHandler();
    this.listener = handler.startCall(this, headers);
  }

  public static <Q, A> CapturedCall<Q, A> start(
      ServerServiceDefinition service, MethodDescriptor<Q, A> method, Metadata headers) {
    return new CapturedCall<>(service, method, headers);
  }

  /** The client sends; a service that did not ask for it yet has it wrong, because the door would keep it. */
  public void receive(Q request) {
    if (requested == 0) {
      throw new AssertionError("the service does not read now");
    }
    requested--;
    listener.onMessage(request);
  }

  public boolean reads() {
    return requested > 0;
  }

  public void halfClose() {
    listener.onHalfClose();
  }

  public void cancel() {
    listener.onCancel();
  }

  /** The client stops, or goes on, taking what it is sent. */
  public void room(boolean has) {
    room = has;
    if (has) {
      listener.onReady();
    }
  }

  public List<A> sent() {
    return sent;
  }

  public @Nullable Status closed() {
    return closed;
  }

  /** What was sent since the last call, decoded. */
  public <M> List<M> take(Parser<M> parser) {
    var taken = sent.stream().map(message -> decode(message, parser)).toList();
    sent.clear();
    return taken;
  }

  private static <M> M decode(Object message, Parser<M> parser) {
    try {
      return parser.parseFrom(bytes((WireMessage.Whole) message));
    } catch (InvalidProtocolBufferException broken) {
      throw new AssertionError("not a message: " + message, broken);
    }
  }

  public static byte[] bytes(WireMessage.Whole message) {
    var buffer = Unpooled.buffer();
    message.writeTo(buffer);
    if (buffer.readableBytes() != message.wireSize()) {
      throw new AssertionError("promised " + message.wireSize() + " bytes, wrote " + buffer.readableBytes());
    }
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.readBytes(bytes);
    return bytes;
  }

  @Override
  public void request(int messages) {
    requested += messages;
  }

  @Override
  public void sendHeaders(Metadata headers) {}

  @Override
  public void sendMessage(A message) {
    sent.add(message);
  }

  @Override
  public boolean isReady() {
    return room;
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (closed != null) {
      throw new AssertionError("closed twice");
    }
    closed = status;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public MethodDescriptor<Q, A> getMethodDescriptor() {
    return method;
  }

  @Override
  public Attributes getAttributes() {
    return Attributes.EMPTY;
  }
}
