using Dotnetes.Grpc;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>The methods of the gRPC service etcdserverpb.Auth.</summary>
public static class AuthMethods
{
    /// <summary>The method <c>AuthEnable</c>.</summary>
    public static GrpcMethod<AuthEnableRequest, AuthEnableResponse> AuthEnable { get; } = new("etcdserverpb.Auth", "AuthEnable", GrpcMethodType.Unary);

    /// <summary>The method <c>AuthDisable</c>.</summary>
    public static GrpcMethod<AuthDisableRequest, AuthDisableResponse> AuthDisable { get; } = new("etcdserverpb.Auth", "AuthDisable", GrpcMethodType.Unary);

    /// <summary>The method <c>AuthStatus</c>.</summary>
    public static GrpcMethod<AuthStatusRequest, AuthStatusResponse> AuthStatus { get; } = new("etcdserverpb.Auth", "AuthStatus", GrpcMethodType.Unary);

    /// <summary>The method <c>Authenticate</c>.</summary>
    public static GrpcMethod<AuthenticateRequest, AuthenticateResponse> Authenticate { get; } = new("etcdserverpb.Auth", "Authenticate", GrpcMethodType.Unary);

    /// <summary>The method <c>UserAdd</c>.</summary>
    public static GrpcMethod<AuthUserAddRequest, AuthUserAddResponse> UserAdd { get; } = new("etcdserverpb.Auth", "UserAdd", GrpcMethodType.Unary);

    /// <summary>The method <c>UserGet</c>.</summary>
    public static GrpcMethod<AuthUserGetRequest, AuthUserGetResponse> UserGet { get; } = new("etcdserverpb.Auth", "UserGet", GrpcMethodType.Unary);

    /// <summary>The method <c>UserList</c>.</summary>
    public static GrpcMethod<AuthUserListRequest, AuthUserListResponse> UserList { get; } = new("etcdserverpb.Auth", "UserList", GrpcMethodType.Unary);

    /// <summary>The method <c>UserDelete</c>.</summary>
    public static GrpcMethod<AuthUserDeleteRequest, AuthUserDeleteResponse> UserDelete { get; } = new("etcdserverpb.Auth", "UserDelete", GrpcMethodType.Unary);

    /// <summary>The method <c>UserChangePassword</c>.</summary>
    public static GrpcMethod<AuthUserChangePasswordRequest, AuthUserChangePasswordResponse> UserChangePassword { get; } = new("etcdserverpb.Auth", "UserChangePassword", GrpcMethodType.Unary);

    /// <summary>The method <c>UserGrantRole</c>.</summary>
    public static GrpcMethod<AuthUserGrantRoleRequest, AuthUserGrantRoleResponse> UserGrantRole { get; } = new("etcdserverpb.Auth", "UserGrantRole", GrpcMethodType.Unary);

    /// <summary>The method <c>UserRevokeRole</c>.</summary>
    public static GrpcMethod<AuthUserRevokeRoleRequest, AuthUserRevokeRoleResponse> UserRevokeRole { get; } = new("etcdserverpb.Auth", "UserRevokeRole", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleAdd</c>.</summary>
    public static GrpcMethod<AuthRoleAddRequest, AuthRoleAddResponse> RoleAdd { get; } = new("etcdserverpb.Auth", "RoleAdd", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleGet</c>.</summary>
    public static GrpcMethod<AuthRoleGetRequest, AuthRoleGetResponse> RoleGet { get; } = new("etcdserverpb.Auth", "RoleGet", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleList</c>.</summary>
    public static GrpcMethod<AuthRoleListRequest, AuthRoleListResponse> RoleList { get; } = new("etcdserverpb.Auth", "RoleList", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleDelete</c>.</summary>
    public static GrpcMethod<AuthRoleDeleteRequest, AuthRoleDeleteResponse> RoleDelete { get; } = new("etcdserverpb.Auth", "RoleDelete", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleGrantPermission</c>.</summary>
    public static GrpcMethod<AuthRoleGrantPermissionRequest, AuthRoleGrantPermissionResponse> RoleGrantPermission { get; } = new("etcdserverpb.Auth", "RoleGrantPermission", GrpcMethodType.Unary);

    /// <summary>The method <c>RoleRevokePermission</c>.</summary>
    public static GrpcMethod<AuthRoleRevokePermissionRequest, AuthRoleRevokePermissionResponse> RoleRevokePermission { get; } = new("etcdserverpb.Auth", "RoleRevokePermission", GrpcMethodType.Unary);
}
