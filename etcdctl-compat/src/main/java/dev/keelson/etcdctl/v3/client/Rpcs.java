package dev.keelson.etcdctl.v3.client;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.keelson.api.proto.etcd.AlarmRequest;
import dev.keelson.api.proto.etcd.AlarmResponse;
import dev.keelson.api.proto.etcd.AuthDisableRequest;
import dev.keelson.api.proto.etcd.AuthDisableResponse;
import dev.keelson.api.proto.etcd.AuthEnableRequest;
import dev.keelson.api.proto.etcd.AuthEnableResponse;
import dev.keelson.api.proto.etcd.AuthRoleAddRequest;
import dev.keelson.api.proto.etcd.AuthRoleAddResponse;
import dev.keelson.api.proto.etcd.AuthRoleDeleteRequest;
import dev.keelson.api.proto.etcd.AuthRoleDeleteResponse;
import dev.keelson.api.proto.etcd.AuthRoleGetRequest;
import dev.keelson.api.proto.etcd.AuthRoleGetResponse;
import dev.keelson.api.proto.etcd.AuthRoleGrantPermissionRequest;
import dev.keelson.api.proto.etcd.AuthRoleGrantPermissionResponse;
import dev.keelson.api.proto.etcd.AuthRoleListRequest;
import dev.keelson.api.proto.etcd.AuthRoleListResponse;
import dev.keelson.api.proto.etcd.AuthRoleRevokePermissionRequest;
import dev.keelson.api.proto.etcd.AuthRoleRevokePermissionResponse;
import dev.keelson.api.proto.etcd.AuthStatusRequest;
import dev.keelson.api.proto.etcd.AuthStatusResponse;
import dev.keelson.api.proto.etcd.AuthUserAddRequest;
import dev.keelson.api.proto.etcd.AuthUserAddResponse;
import dev.keelson.api.proto.etcd.AuthUserChangePasswordRequest;
import dev.keelson.api.proto.etcd.AuthUserChangePasswordResponse;
import dev.keelson.api.proto.etcd.AuthUserDeleteRequest;
import dev.keelson.api.proto.etcd.AuthUserDeleteResponse;
import dev.keelson.api.proto.etcd.AuthUserGetRequest;
import dev.keelson.api.proto.etcd.AuthUserGetResponse;
import dev.keelson.api.proto.etcd.AuthUserGrantRoleRequest;
import dev.keelson.api.proto.etcd.AuthUserGrantRoleResponse;
import dev.keelson.api.proto.etcd.AuthUserListRequest;
import dev.keelson.api.proto.etcd.AuthUserListResponse;
import dev.keelson.api.proto.etcd.AuthUserRevokeRoleRequest;
import dev.keelson.api.proto.etcd.AuthUserRevokeRoleResponse;
import dev.keelson.api.proto.etcd.AuthenticateRequest;
import dev.keelson.api.proto.etcd.AuthenticateResponse;
import dev.keelson.api.proto.etcd.CompactionRequest;
import dev.keelson.api.proto.etcd.CompactionResponse;
import dev.keelson.api.proto.etcd.DefragmentRequest;
import dev.keelson.api.proto.etcd.DefragmentResponse;
import dev.keelson.api.proto.etcd.DeleteRangeRequest;
import dev.keelson.api.proto.etcd.DeleteRangeResponse;
import dev.keelson.api.proto.etcd.DowngradeRequest;
import dev.keelson.api.proto.etcd.DowngradeResponse;
import dev.keelson.api.proto.etcd.HashKVRequest;
import dev.keelson.api.proto.etcd.HashKVResponse;
import dev.keelson.api.proto.etcd.LeaseGrantRequest;
import dev.keelson.api.proto.etcd.LeaseGrantResponse;
import dev.keelson.api.proto.etcd.LeaseKeepAliveRequest;
import dev.keelson.api.proto.etcd.LeaseKeepAliveResponse;
import dev.keelson.api.proto.etcd.LeaseLeasesRequest;
import dev.keelson.api.proto.etcd.LeaseLeasesResponse;
import dev.keelson.api.proto.etcd.LeaseRevokeRequest;
import dev.keelson.api.proto.etcd.LeaseRevokeResponse;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveRequest;
import dev.keelson.api.proto.etcd.LeaseTimeToLiveResponse;
import dev.keelson.api.proto.etcd.MemberAddRequest;
import dev.keelson.api.proto.etcd.MemberAddResponse;
import dev.keelson.api.proto.etcd.MemberListRequest;
import dev.keelson.api.proto.etcd.MemberListResponse;
import dev.keelson.api.proto.etcd.MemberPromoteRequest;
import dev.keelson.api.proto.etcd.MemberPromoteResponse;
import dev.keelson.api.proto.etcd.MemberRemoveRequest;
import dev.keelson.api.proto.etcd.MemberRemoveResponse;
import dev.keelson.api.proto.etcd.MemberUpdateRequest;
import dev.keelson.api.proto.etcd.MemberUpdateResponse;
import dev.keelson.api.proto.etcd.MoveLeaderRequest;
import dev.keelson.api.proto.etcd.MoveLeaderResponse;
import dev.keelson.api.proto.etcd.PutRequest;
import dev.keelson.api.proto.etcd.PutResponse;
import dev.keelson.api.proto.etcd.RangeRequest;
import dev.keelson.api.proto.etcd.RangeResponse;
import dev.keelson.api.proto.etcd.SnapshotRequest;
import dev.keelson.api.proto.etcd.SnapshotResponse;
import dev.keelson.api.proto.etcd.StatusRequest;
import dev.keelson.api.proto.etcd.StatusResponse;
import dev.keelson.api.proto.etcd.TxnRequest;
import dev.keelson.api.proto.etcd.TxnResponse;
import dev.keelson.api.proto.etcd.WatchRequest;
import dev.keelson.api.proto.etcd.WatchResponse;
import dev.keelson.etcdctl.grpc.Rpc;

/** etcd's methods, each made when it is asked for: a command needs one or two. */
public final class Rpcs {
  private Rpcs() {}

  public static Rpc<RangeRequest, RangeResponse> range() {
    return rpc("KV/Range", RangeResponse.parser());
  }

  public static Rpc<PutRequest, PutResponse> put() {
    return rpc("KV/Put", PutResponse.parser());
  }

  public static Rpc<DeleteRangeRequest, DeleteRangeResponse> deleteRange() {
    return rpc("KV/DeleteRange", DeleteRangeResponse.parser());
  }

  public static Rpc<TxnRequest, TxnResponse> txn() {
    return rpc("KV/Txn", TxnResponse.parser());
  }

  public static Rpc<CompactionRequest, CompactionResponse> compact() {
    return rpc("KV/Compact", CompactionResponse.parser());
  }

  public static Rpc<WatchRequest, WatchResponse> watch() {
    return rpc("Watch/Watch", WatchResponse.parser());
  }

  public static Rpc<LeaseGrantRequest, LeaseGrantResponse> leaseGrant() {
    return rpc("Lease/LeaseGrant", LeaseGrantResponse.parser());
  }

  public static Rpc<LeaseRevokeRequest, LeaseRevokeResponse> leaseRevoke() {
    return rpc("Lease/LeaseRevoke", LeaseRevokeResponse.parser());
  }

  public static Rpc<LeaseKeepAliveRequest, LeaseKeepAliveResponse> leaseKeepAlive() {
    return rpc("Lease/LeaseKeepAlive", LeaseKeepAliveResponse.parser());
  }

  public static Rpc<LeaseTimeToLiveRequest, LeaseTimeToLiveResponse> leaseTimeToLive() {
    return rpc("Lease/LeaseTimeToLive", LeaseTimeToLiveResponse.parser());
  }

  public static Rpc<LeaseLeasesRequest, LeaseLeasesResponse> leaseLeases() {
    return rpc("Lease/LeaseLeases", LeaseLeasesResponse.parser());
  }

  public static Rpc<MemberAddRequest, MemberAddResponse> memberAdd() {
    return rpc("Cluster/MemberAdd", MemberAddResponse.parser());
  }

  public static Rpc<MemberRemoveRequest, MemberRemoveResponse> memberRemove() {
    return rpc("Cluster/MemberRemove", MemberRemoveResponse.parser());
  }

  public static Rpc<MemberUpdateRequest, MemberUpdateResponse> memberUpdate() {
    return rpc("Cluster/MemberUpdate", MemberUpdateResponse.parser());
  }

  public static Rpc<MemberListRequest, MemberListResponse> memberList() {
    return rpc("Cluster/MemberList", MemberListResponse.parser());
  }

  public static Rpc<MemberPromoteRequest, MemberPromoteResponse> memberPromote() {
    return rpc("Cluster/MemberPromote", MemberPromoteResponse.parser());
  }

  public static Rpc<AlarmRequest, AlarmResponse> alarm() {
    return rpc("Maintenance/Alarm", AlarmResponse.parser());
  }

  public static Rpc<StatusRequest, StatusResponse> status() {
    return rpc("Maintenance/Status", StatusResponse.parser());
  }

  public static Rpc<DefragmentRequest, DefragmentResponse> defragment() {
    return rpc("Maintenance/Defragment", DefragmentResponse.parser());
  }

  public static Rpc<HashKVRequest, HashKVResponse> hashKV() {
    return rpc("Maintenance/HashKV", HashKVResponse.parser());
  }

  public static Rpc<SnapshotRequest, SnapshotResponse> snapshot() {
    return rpc("Maintenance/Snapshot", SnapshotResponse.parser());
  }

  public static Rpc<MoveLeaderRequest, MoveLeaderResponse> moveLeader() {
    return rpc("Maintenance/MoveLeader", MoveLeaderResponse.parser());
  }

  public static Rpc<DowngradeRequest, DowngradeResponse> downgrade() {
    return rpc("Maintenance/Downgrade", DowngradeResponse.parser());
  }

  public static Rpc<AuthEnableRequest, AuthEnableResponse> authEnable() {
    return rpc("Auth/AuthEnable", AuthEnableResponse.parser());
  }

  public static Rpc<AuthDisableRequest, AuthDisableResponse> authDisable() {
    return rpc("Auth/AuthDisable", AuthDisableResponse.parser());
  }

  public static Rpc<AuthStatusRequest, AuthStatusResponse> authStatus() {
    return rpc("Auth/AuthStatus", AuthStatusResponse.parser());
  }

  public static Rpc<AuthenticateRequest, AuthenticateResponse> authenticate() {
    return rpc("Auth/Authenticate", AuthenticateResponse.parser());
  }

  public static Rpc<AuthUserAddRequest, AuthUserAddResponse> userAdd() {
    return rpc("Auth/UserAdd", AuthUserAddResponse.parser());
  }

  public static Rpc<AuthUserGetRequest, AuthUserGetResponse> userGet() {
    return rpc("Auth/UserGet", AuthUserGetResponse.parser());
  }

  public static Rpc<AuthUserListRequest, AuthUserListResponse> userList() {
    return rpc("Auth/UserList", AuthUserListResponse.parser());
  }

  public static Rpc<AuthUserDeleteRequest, AuthUserDeleteResponse> userDelete() {
    return rpc("Auth/UserDelete", AuthUserDeleteResponse.parser());
  }

  public static Rpc<AuthUserChangePasswordRequest, AuthUserChangePasswordResponse> userChangePassword() {
    return rpc("Auth/UserChangePassword", AuthUserChangePasswordResponse.parser());
  }

  public static Rpc<AuthUserGrantRoleRequest, AuthUserGrantRoleResponse> userGrantRole() {
    return rpc("Auth/UserGrantRole", AuthUserGrantRoleResponse.parser());
  }

  public static Rpc<AuthUserRevokeRoleRequest, AuthUserRevokeRoleResponse> userRevokeRole() {
    return rpc("Auth/UserRevokeRole", AuthUserRevokeRoleResponse.parser());
  }

  public static Rpc<AuthRoleAddRequest, AuthRoleAddResponse> roleAdd() {
    return rpc("Auth/RoleAdd", AuthRoleAddResponse.parser());
  }

  public static Rpc<AuthRoleGetRequest, AuthRoleGetResponse> roleGet() {
    return rpc("Auth/RoleGet", AuthRoleGetResponse.parser());
  }

  public static Rpc<AuthRoleListRequest, AuthRoleListResponse> roleList() {
    return rpc("Auth/RoleList", AuthRoleListResponse.parser());
  }

  public static Rpc<AuthRoleDeleteRequest, AuthRoleDeleteResponse> roleDelete() {
    return rpc("Auth/RoleDelete", AuthRoleDeleteResponse.parser());
  }

  public static Rpc<AuthRoleGrantPermissionRequest, AuthRoleGrantPermissionResponse> roleGrantPermission() {
    return rpc("Auth/RoleGrantPermission", AuthRoleGrantPermissionResponse.parser());
  }

  public static Rpc<AuthRoleRevokePermissionRequest, AuthRoleRevokePermissionResponse> roleRevokePermission() {
    return rpc("Auth/RoleRevokePermission", AuthRoleRevokePermissionResponse.parser());
  }

  private static <Q extends MessageLite, A extends MessageLite> Rpc<Q, A> rpc(String method, Parser<A> answers) {
    return new Rpc<>("/etcdserverpb." + method, answers);
  }
}
