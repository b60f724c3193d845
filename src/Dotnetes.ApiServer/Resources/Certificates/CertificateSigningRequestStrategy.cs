using Dotnetes.Api.Certificates.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Resources.Tables;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Certificates;

/// <summary>Certificate signing requests. Who asks is taken from the request, never from the object.</summary>
public sealed class CertificateSigningRequestStrategy() : StatusStrategy<CertificateSigningRequest, CertificateSigningRequestSpec, CertificateSigningRequestStatus>(
    c => c.Spec,
    (c, s) => c with { Spec = s },
    c => c.Status,
    (c, s) => c with { Status = s },
    CertificateSigningRequestStatus.Empty)
{
    /// <inheritdoc />
    public override bool SelectsNamespace => false;

    /// <inheritdoc />
    public override IReadOnlyDictionary<string, Func<CertificateSigningRequest, string>> SelectableFields { get; } = new Dictionary<string, Func<CertificateSigningRequest, string>>
    {
        ["spec.signerName"] = c => c.Spec.SignerName,
    };

    // Any name that fits into a URL.
    /// <inheritdoc />
    public override ValueList<string> ValidateName(string name, bool isPrefix) => ObjectNames.IsPathSegment(name, isPrefix);

    /// <inheritdoc />
    public override IReadOnlyList<TableColumnDefinition> Columns { get; } =
    [
        TableColumn.Age,
        TableColumn.Text("SignerName", "Who is asked to sign."),
        TableColumn.Text("Requestor", "Who asks."),
        TableColumn.Text("RequestedDuration", "For how long the certificate should be valid."),
        TableColumn.Text("Condition", "What was decided and whether the certificate was issued."),
    ];

    /// <inheritdoc />
    public override ValueList<RawJson> Row(CertificateSigningRequest value, DateTimeOffset now) =>
    [
        TableCell.Age(value.Metadata, now),
        TableCell.TextOrNone(value.Spec.SignerName),
        TableCell.Text(value.Spec.Username),
        TableCell.Text(value.Spec.ExpirationSeconds is { } seconds ? HumanDuration.Format(TimeSpan.FromSeconds(seconds)) : TableCell.None),
        TableCell.Text(Condition(value)),
    ];

    /// <inheritdoc />
    public override CertificateSigningRequest Default(CertificateSigningRequest value)
    {
        var conditions = value.Status.Conditions.Rewrite(c => c.Status.Length > 0 ? c : c with { Status = "True" });
        return conditions.IsSame(value.Status.Conditions) ? value : value with { Status = value.Status with { Conditions = conditions } };
    }

    /// <inheritdoc />
    public override CertificateSigningRequest PrepareForCreate(CertificateSigningRequest value, StrategyContext context) => value with
    {
        Spec = value.Spec with
        {
            Username = context.User.Name,
            Uid = context.User.Uid,
            Groups = [.. context.User.Groups],
            Extra = context.User.Extra.Count == 0 ? default : context.User.Extra.ToValueMap().Map(v => v.ToValueList()),
        },
        Status = CertificateSigningRequestStatus.Empty,
    };

    /// <inheritdoc />
    public override CertificateSigningRequest PrepareForUpdate(CertificateSigningRequest value, CertificateSigningRequest old, StrategyContext context) =>
        value with { Spec = old.Spec, Status = old.Status };

    /// <inheritdoc />
    public override CertificateSigningRequest PrepareForSubresource(CertificateSigningRequest value, CertificateSigningRequest old, StrategyContext context) => context.Subresource switch
    {
        // A decision is made by approvers; signers only add the certificate and failures.
        "status" => value with { Spec = old.Spec, Status = value.Status with { Conditions = Stamp(SignerConditions(value.Status.Conditions, old.Status.Conditions), old.Status.Conditions, context.Now) } },
        "approval" => value with { Spec = old.Spec, Status = old.Status with { Conditions = Stamp(value.Status.Conditions, old.Status.Conditions, context.Now) } },
        _ => value,
    };

    // Decisions stay as they are; those that are new or missing are left for validation to refuse.
    private static ValueList<CertificateSigningRequestCondition> SignerConditions(ValueList<CertificateSigningRequestCondition> value, ValueList<CertificateSigningRequestCondition> old)
    {
        foreach (var type in (string[])["Approved", "Denied"])
        {
            var before = old.Where(c => c.Type == type).ToArray();
            if (value.Count(c => c.Type == type) == before.Length)
            {
                var next = 0;
                value = value.Rewrite(c => c.Type == type ? before[next++] : c);
            }
        }

        return value;
    }

    private static ValueList<CertificateSigningRequestCondition> Stamp(ValueList<CertificateSigningRequestCondition> value, ValueList<CertificateSigningRequestCondition> old, DateTimeOffset now)
    {
        var time = Time.FromDateTimeOffset(now);
        return value.Rewrite(condition =>
        {
            var before = old.Find(c => c.Type == condition.Type);
            if (condition.LastTransitionTime.IsZero)
            {
                condition = condition with { LastTransitionTime = before is not null && before.Status == condition.Status && !before.LastTransitionTime.IsZero ? before.LastTransitionTime : time };
            }

            return condition.LastUpdateTime.IsZero ? condition with { LastUpdateTime = time } : condition;
        });
    }

    private static string Condition(CertificateSigningRequest value)
    {
        var conditions = value.Status.Conditions;
        var decision = conditions.Any(c => c.Type == "Denied") ? "Denied" : conditions.Any(c => c.Type == "Approved") ? "Approved" : "Pending";
        return decision + (conditions.Any(c => c.Type == "Failed") ? ",Failed" : "") + (value.Status.Certificate.IsEmpty ? "" : ",Issued");
    }

    /// <inheritdoc />
    public override void ValidateCreate(CertificateSigningRequest value, StrategyContext context, FieldErrorList errors) =>
        CertificateSigningRequestValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(CertificateSigningRequest value, CertificateSigningRequest old, StrategyContext context, FieldErrorList errors) =>
        CertificateSigningRequestValidation.Update(value, old, "", errors);

    /// <inheritdoc />
    public override void ValidateSubresource(CertificateSigningRequest value, CertificateSigningRequest old, StrategyContext context, FieldErrorList errors) =>
        CertificateSigningRequestValidation.Update(value, old, context.Subresource, errors);
}
