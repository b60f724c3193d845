namespace Dotnetes.Api.Config.Kubeadm.V1Beta4;

/// <summary>Endpoints and TLS files of an etcd cluster that exists outside.</summary>
[ApiType(Proto = false)]
public sealed partial record ExternalEtcd
{
    [Field("endpoints", Omit = Omit.Never, Required = true)]
    public ValueList<string> Endpoints { get; init; }

    [Field("httpEndpoints")]
    public ValueList<string> HttpEndpoints { get; init; }

    [Field("caFile", Omit = Omit.Never, Required = true)]
    public string CaFile { get; init; } = "";

    [Field("certFile", Omit = Omit.Never, Required = true)]
    public string CertFile { get; init; } = "";

    [Field("keyFile", Omit = Omit.Never, Required = true)]
    public string KeyFile { get; init; } = "";
}
