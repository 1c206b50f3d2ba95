package dev.keelson.etcdctl.v3.kv;

import dev.keelson.api.proto.etcd.ResponseOp;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.etcdctl.v3.report.Fields;
import dev.keelson.etcdctl.v3.report.Report;
import dev.keelson.etcdctl.v3.report.Text;

/** What a transaction answers, and what each of its operations does. */
record TxnReport(TxnResponse message) implements Report {
  @Override
  public void simple(Text text) {
    text.line(message.getSucceeded() ? "SUCCESS" : "FAILURE");
    for (var response : message.getResponsesList()) {
      text.line("");
      report(response).simple(text);
    }
  }

  @Override
  public void fields(Fields fields) {
    fields.header(message.getHeader()).truth("Succeeded", message.getSucceeded());
    message.getResponsesList().forEach(response -> report(response).fields(fields));
  }

  private static Report report(ResponseOp response) {
    return switch (response.getResponseCase()) {
      case RESPONSE_RANGE -> new RangeReport(response.getResponseRange(), false);
      case RESPONSE_PUT -> new PutReport(response.getResponsePut());
      case RESPONSE_DELETE_RANGE -> new DelReport(response.getResponseDeleteRange());
      case RESPONSE_TXN -> new TxnReport(response.getResponseTxn());
      case RESPONSE_NOT_SET -> new TxnReport(TxnResponse.getDefaultInstance());
    };
  }
}
