using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Collections;
using GroupKind = Dotnetes.Machinery.Schema.GroupKind;

namespace Dotnetes.Machinery.Tests.Validation;

public sealed class FieldErrorTests
{
    private static readonly FieldPath s_path = FieldPath.Of("spec", "x");

    public static TheoryData<FieldError, string, string> Errors => new()
    {
        { FieldError.Invalid(s_path, "y", "reason"), "spec.x: Invalid value: \"y\": reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, 5, "reason"), "spec.x: Invalid value: 5: reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, 1.5, "reason"), "spec.x: Invalid value: 1.5: reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, true, "reason"), "spec.x: Invalid value: true: reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, (ValueList<string>)["a", "b"], "reason"), "spec.x: Invalid value: [\"a\",\"b\"]: reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, default(ValueList<string>), "reason"), "spec.x: Invalid value: null: reason", "FieldValueInvalid" },
        { FieldError.Invalid(s_path, new LabelSelector { MatchLabels = ValueMap.Of(("a", "b")) }, "reason"), "spec.x: Invalid value: {\"matchLabels\":{\"a\":\"b\"}}: reason", "FieldValueInvalid" },
        { FieldError.Invalid<LabelSelector>(s_path, null, "reason"), "spec.x: Invalid value: null: reason", "FieldValueInvalid" },
        { FieldError.InvalidOmitted(s_path, "reason"), "spec.x: Invalid value: reason", "FieldValueInvalid" },
        { FieldError.TypeInvalid(s_path, "\"y\"", "must be integer"), "spec.x: Invalid value: \"y\": must be integer", "FieldValueTypeInvalid" },
        { FieldError.Required(s_path), "spec.x: Required value", "FieldValueRequired" },
        { FieldError.Required(s_path, "reason"), "spec.x: Required value: reason", "FieldValueRequired" },
        { FieldError.Duplicate(s_path, "y"), "spec.x: Duplicate value: \"y\"", "FieldValueDuplicate" },
        { FieldError.NotFound(s_path, "y"), "spec.x: Not found: \"y\"", "FieldValueNotFound" },
        { FieldError.Forbidden(s_path, "reason"), "spec.x: Forbidden: reason", "FieldValueForbidden" },
        { FieldError.NotSupported(s_path, "x", "a", "b"), "spec.x: Unsupported value: \"x\": supported values: \"a\", \"b\"", "FieldValueNotSupported" },
        { FieldError.NotSupported(s_path, "x"), "spec.x: Unsupported value: \"x\"", "FieldValueNotSupported" },
        { FieldError.TooLong(s_path, 10), "spec.x: Too long: may not be more than 10 bytes", "FieldValueTooLong" },
        { FieldError.TooLong(s_path, 1), "spec.x: Too long: may not be more than 1 byte", "FieldValueTooLong" },
        { FieldError.TooLong(s_path, -1), "spec.x: Too long: value is too long", "FieldValueTooLong" },
        { FieldError.TooLongCharacters(s_path, 2), "spec.x: Too long: may not be more than 2 characters", "FieldValueTooLong" },
        { FieldError.TooShort(s_path, 2), "spec.x: Too short: must be at least 2 characters", "FieldValueTooShort" },
        { FieldError.TooMany(s_path, 5, 4), "spec.x: Too many: 5: must have at most 4 items", "FieldValueTooMany" },
        { FieldError.TooMany(s_path, -1, 1), "spec.x: Too many: must have at most 1 item", "FieldValueTooMany" },
        { FieldError.TooFew(s_path, 0, 1), "spec.x: Too few: 0: must have at least 1 item", "FieldValueTooFew" },
        { FieldError.InternalError(s_path, "reason"), "spec.x: Internal error: reason", "InternalError" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_are_worded_as_upstream_words_them(FieldError error, string text, string reason)
    {
        Assert.Equal(text, error.ToString());
        Assert.Equal(reason, error.Reason);
    }

    [Fact]
    public void Paths_are_written_as_upstream_writes_them()
    {
        Assert.Equal("spec.containers[0].name", FieldPath.Of("spec").Child("containers").Index(0).Child("name").ToString());
        Assert.Equal("metadata.labels[a.b/c]", FieldPath.Of("metadata", "labels").Key("a.b/c").ToString());
        Assert.Equal("[0].a", FieldPath.None.Index(0).Child("a").ToString());
        Assert.Equal("a[].b", FieldPath.Of("a").Key("").Child("b").ToString());
        Assert.Equal("<nil>", FieldPath.None.ToString());
        Assert.Equal("a.b.c", FieldPath.Of("a").Child("b", "c").ToString());
    }

    [Fact]
    public void A_list_becomes_a_status_with_causes()
    {
        var errors = new FieldErrorList { FieldError.Required(s_path), FieldError.Invalid(s_path, "y", "reason"), FieldError.Required(s_path) };
        var status = errors.ToStatus(new GroupKind("apps", "Deployment"), "web");
        Assert.Equal("Deployment.apps \"web\" is invalid: [spec.x: Required value, spec.x: Invalid value: \"y\": reason]", status.Message);
        Assert.Equal((422, "Failure", "Invalid"), (status.Code, status.StatusValue, status.Reason));
        Assert.Equal(("apps", "Deployment", "web"), (status.Details!.Group, status.Details.Kind, status.Details.Name));
        Assert.Equal(
            [
                new StatusCause { Reason = "FieldValueRequired", Message = "Required value", Field = "spec.x" },
                new StatusCause { Reason = "FieldValueInvalid", Message = "Invalid value: \"y\": reason", Field = "spec.x" },
                new StatusCause { Reason = "FieldValueRequired", Message = "Required value", Field = "spec.x" },
            ],
            status.Details.Causes);
        Assert.Equal("Pod \"web\" is invalid: spec.x: Required value", new FieldErrorList { FieldError.Required(s_path) }.ToStatus(new("", "Pod"), "web").Message);
        Assert.Equal("Pod \"web\" is invalid", new FieldErrorList().ToStatus(new("", "Pod"), "web").Message);
    }
}
