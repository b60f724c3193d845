namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Keys for encryption with XSalsa20 and Poly1305.</summary>
[ApiType(Proto = false)]
public sealed partial record SecretboxConfiguration
{
    [Field("keys", Omit = Omit.Never, Required = true)]
    public ValueList<Key> Keys { get; init; }
}
