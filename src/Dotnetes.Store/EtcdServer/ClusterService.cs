using Dotnetes.Grpc;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>What clients ask about members and users: there is one member, and authentication is by certificates only.</summary>
internal sealed class ClusterService(IStore store, EtcdIdentity identity, Func<ValueList<string>> clientUrls)
{
    public void AddTo(GrpcServiceBuilder services) => services
        .Answer(ClusterMethods.MemberList, MemberList)
        .Answer(AuthMethods.AuthStatus, AuthStatus)
        .Answer(AuthMethods.Authenticate, Authenticate);

    private async ValueTask<MemberListResponse> MemberList(MemberListRequest request, CancellationToken cancellationToken) => new()
    {
        Header = identity.Header(await store.CurrentRevision(cancellationToken)),
        Members = [new Member { ID = identity.MemberId, Name = identity.Name, ClientUrls = clientUrls() }],
    };

    private async ValueTask<AuthStatusResponse> AuthStatus(AuthStatusRequest request, CancellationToken cancellationToken) =>
        new() { Header = identity.Header(await store.CurrentRevision(cancellationToken)), Enabled = false, AuthRevision = 1 };

    private static ValueTask<AuthenticateResponse> Authenticate(AuthenticateRequest request, CancellationToken cancellationToken) =>
        throw new GrpcException(GrpcStatusCode.FailedPrecondition, "etcdserver: authentication is not enabled");
}
