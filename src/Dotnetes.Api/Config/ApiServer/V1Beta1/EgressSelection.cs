namespace Dotnetes.Api.Config.ApiServer.V1Beta1;

/// <summary>Connection to be used for one kind of outgoing traffic.</summary>
[ApiType(Proto = false)]
public sealed partial record EgressSelection
{
    [Field("name", Omit = Omit.Never, Required = true)]
    public string Name { get; init; } = "";

    [Field("connection", Required = true)]
    public Connection Connection { get; init; } = Connection.Empty;
}
