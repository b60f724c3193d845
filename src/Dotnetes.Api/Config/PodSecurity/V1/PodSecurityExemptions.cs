namespace Dotnetes.Api.Config.PodSecurity.V1;

/// <summary>Users, namespaces and runtime classes that are not checked.</summary>
[ApiType(Proto = false)]
public sealed partial record PodSecurityExemptions
{
    [Field("usernames")]
    public ValueList<string> Usernames { get; init; }

    [Field("namespaces")]
    public ValueList<string> Namespaces { get; init; }

    [Field("runtimeClasses")]
    public ValueList<string> RuntimeClasses { get; init; }
}
