using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Scalars;

namespace Dotnetes.Machinery.Apply;

/// <summary>The fields of one manager. Immutable; what was read from an entry is decoded when it is first needed, and an unchanged entry is written as it was.</summary>
public sealed class ManagedSet
{
    internal const string Format = "FieldsV1";

    private readonly ManagedFieldsEntry? _entry;
    private FieldSet? _fields;

    /// <summary>The fields of a manager.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="apiVersion">The version in which they are named.</param>
    /// <param name="time">When the manager last changed something; null when that was never noted.</param>
    public ManagedSet(FieldSet fields, string apiVersion, Time? time)
    {
        _fields = fields;
        ApiVersion = apiVersion;
        Time = time;
    }

    internal ManagedSet(ManagedFieldsEntry entry)
    {
        _entry = entry;
        ApiVersion = entry.ApiVersion;
        Time = entry.Time;
    }

    /// <summary>The fields.</summary>
    /// <exception cref="Serialization.DecodingException">The entry holds something else.</exception>
    public FieldSet Fields => _fields ??= FieldSet.FromFieldsV1(_entry!.FieldsV1 ?? default);

    /// <summary>The version in which the fields are named.</summary>
    public string ApiVersion { get; }

    /// <summary>When the manager last changed something; null when that was never noted.</summary>
    public Time? Time { get; private init; }

    // Whether there are certainly no fields; an entry that was not decoded is taken to have some.
    internal bool IsEmpty => _fields is { IsEmpty: true };

    internal ManagedSet WithFields(FieldSet fields) => ReferenceEquals(fields, _fields) ? this : new(fields, ApiVersion, Time);

    internal ManagedSet WithTime(Time time) => _entry is null
        ? new(Fields, ApiVersion, time)
        : new(_entry with { Time = time }) { _fields = _fields };

    // Whether any of these fields is among those of the manager, found out without decoding them all.
    internal bool Shares(FieldSet fields) => _fields is null ? FieldSet.Shares(_entry!.FieldsV1 ?? default, fields) : !_fields.Intersect(fields).IsEmpty;

    internal ManagedFieldsEntry ToEntry(ManagerId id) => _entry ?? new()
    {
        Manager = id.Manager,
        Operation = id.Operation,
        ApiVersion = ApiVersion,
        Time = Time,
        FieldsType = Format,
        FieldsV1 = Fields.ToFieldsV1(),
        Subresource = id.Subresource,
    };
}
