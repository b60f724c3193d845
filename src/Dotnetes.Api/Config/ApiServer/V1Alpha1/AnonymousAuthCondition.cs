namespace Dotnetes.Api.Config.ApiServer.V1Alpha1;

/// <summary>A condition under which anonymous requests are accepted, namely a path.</summary>
[ApiType(Proto = false)]
public sealed partial record AnonymousAuthCondition
{
    [Field("path", Omit = Omit.Never, Required = true)]
    public string Path { get; init; } = "";
}
