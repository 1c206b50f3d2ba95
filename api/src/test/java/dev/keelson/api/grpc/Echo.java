package dev.keelson.api.grpc;

import com.google.protobuf.BytesValue;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;

/** Builds small services of one method each. */
public final class Echo {
  public static final String SERVICE = "test.Echo";
  public static final MethodDescriptor<BytesValue, BytesValue> UNARY = method("Unary", MethodType.UNARY);
  public static final MethodDescriptor<BytesValue, BytesValue> LIST = method("List", MethodType.SERVER_STREAMING);
  public static final MethodDescriptor<BytesValue, BytesValue> TALK = method("Talk", MethodType.BIDI_STREAMING);

  private Echo() {}

  private static MethodDescriptor<BytesValue, BytesValue> method(String name, MethodType type) {
    var marshaller = ProtoUtils.marshaller(BytesValue.getDefaultInstance());
    return MethodDescriptor.newBuilder(marshaller, marshaller)
        .setType(type)
        .setFullMethodName(SERVICE + "/" + name)
        .build();
  }

  /** The same method, whose answers encode themselves. */
  public static MethodDescriptor<BytesValue, WireMessage> wired(MethodDescriptor<BytesValue, BytesValue> method) {
    return method.toBuilder(method.getRequestMarshaller(), WireMarshaller.INSTANCE).build();
  }

  public static ServerServiceDefinition unary(ServerCalls.UnaryMethod<BytesValue, BytesValue> method) {
    return ServerServiceDefinition.builder(SERVICE).addMethod(UNARY, ServerCalls.asyncUnaryCall(method)).build();
  }

  public static ServerServiceDefinition unaryWired(ServerCalls.UnaryMethod<BytesValue, WireMessage> method) {
    return ServerServiceDefinition.builder(SERVICE)
        .addMethod(wired(UNARY), ServerCalls.asyncUnaryCall(method))
        .build();
  }

  public static ServerServiceDefinition list(ServerCalls.ServerStreamingMethod<BytesValue, BytesValue> method) {
    return ServerServiceDefinition.builder(SERVICE)
        .addMethod(LIST, ServerCalls.asyncServerStreamingCall(method))
        .build();
  }

  public static ServerServiceDefinition talk(ServerCalls.BidiStreamingMethod<BytesValue, BytesValue> method) {
    return ServerServiceDefinition.builder(SERVICE)
        .addMethod(TALK, ServerCalls.asyncBidiStreamingCall(method))
        .build();
  }

  /** Answers every request with itself. */
  public static ServerServiceDefinition unary() {
    return unary((request, to) -> {
      to.onNext(request);
      to.onCompleted();
    });
  }
}
