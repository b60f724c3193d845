namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Keys for encryption with AES; the first one encrypts, all can decrypt.</summary>
[ApiType(Proto = false)]
public sealed partial record AesConfiguration
{
    [Field("keys", Omit = Omit.Never, Required = true)]
    public ValueList<Key> Keys { get; init; }
}
