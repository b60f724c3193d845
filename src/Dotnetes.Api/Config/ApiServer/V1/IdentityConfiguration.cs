namespace Dotnetes.Api.Config.ApiServer.V1;

/// <summary>Selects the provider that stores values as they are; it has no settings.</summary>
[ApiType(Proto = false)]
public sealed partial record IdentityConfiguration
{
}
