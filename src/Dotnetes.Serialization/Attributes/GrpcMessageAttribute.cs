namespace Dotnetes.Serialization.Attributes;

/// <summary>Marks a record that travels only as protobuf with proto3 rules (zero values are not written). Used by the gRPC interfaces.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GrpcMessageAttribute : Attribute;
