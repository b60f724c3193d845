namespace Dotnetes.Api.DraMetadata.V1Alpha1;

/// <summary>Facts about allocated devices that a driver makes available inside the containers.</summary>
[ApiType(Proto = false, TypeMeta = true)]
public sealed partial record DeviceMetadata
{
    [Field("metadata")]
    public Meta.V1.ObjectMeta Metadata { get; init; } = Meta.V1.ObjectMeta.Empty;

    [Field("podClaimName")]
    public string? PodClaimName { get; init; }

    [Field("requests")]
    public ValueList<DeviceMetadataRequest> Requests { get; init; }
}
