using System.Globalization;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <content>The form in which clients see the errors.</content>
public sealed partial class FieldErrorList
{
    /// <summary>The causes of a status, one for each error.</summary>
    public ValueList<StatusCause> ToCauses() =>
        this.Select(e => new StatusCause { Reason = e.Reason, Message = e.Body, Field = e.Field }).ToValueList();

    /// <summary>The status 422 of a request that would make an object invalid.</summary>
    /// <param name="kind">The kind of the object.</param>
    /// <param name="name">The name of the object.</param>
    public Status ToStatus(Schema.GroupKind kind, string name)
    {
        var subject = string.Create(CultureInfo.InvariantCulture, $"{kind} {GoText.Quote(name)} is invalid");
        return new()
        {
            StatusValue = "Failure",
            Code = 422,
            Reason = StatusReason.Invalid,
            Details = new() { Group = kind.Group, Kind = kind.Kind, Name = name, Causes = ToCauses() },
            Message = IsEmpty ? subject : $"{subject}: {this}",
        };
    }
}
