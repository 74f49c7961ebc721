using System;
using System.Linq;
using StaticNets.Generator.Shapes;
using Xunit;

namespace StaticNets.Generator.Tests.Weights;

/// <summary>What of JSON is taken for a safetensors header, and what is refused with which words.</summary>
public class WeightsHeaderTests
{
    private const string Entry = "{\"dtype\":\"F32\",\"shape\":[2,4],\"data_offsets\":[0,32]}";

    [Theory]
    [InlineData("{}", "")]
    [InlineData(" { } \r\n\t ", "")]
    [InlineData("{\"a\":ENTRY}", "a F32 2x4")]
    [InlineData("{\"a\":ENTRY,\"b\":ENTRY}   ", "a F32 2x4; b F32 2x4")]
    [InlineData("{\"__metadata__\":{\"format\":\"pt\"},\"a\":ENTRY}", "a F32 2x4")]
    [InlineData("{\"a\":ENTRY,\"__metadata__\":{}}", "a F32 2x4")]
    [InlineData("{\"n\":{\"shape\":[],\"data_offsets\":[0,8],\"dtype\":\"I64\"}}", "n I64 ")]
    [InlineData("{\"n\":{ \"dtype\" : \"BF16\" , \"shape\" : [ 1 , 2 ] , \"data_offsets\" : [ 0 , 4 ] }}", "n BF16 1x2")]
    [InlineData("{\"n\":{\"dtype\":\"F16\",\"shape\":[9223372036854775807],\"data_offsets\":[0,0]}}", "n F16 9223372036854775807")]
    [InlineData("{\"a\\\"\\\\\\/\\n\\u00e9\":ENTRY}", "a\"\\/\n\u00e9 F32 2x4")]
    [InlineData("{\"\":ENTRY}", " F32 2x4")]
    public void A_header_is_read(string json, string tensors) => Assert.Equal(
        tensors, string.Join("; ", WeightsHeader.Parse(Full(json)).Select(entry => $"{entry.Name} {entry.Type} {string.Join('x', entry.Shape)}")));

    [Theory]
    [InlineData("", "at character 0, '{' is expected")]
    [InlineData("[]", "at character 0, '{' is expected")]
    [InlineData("null", "at character 0, '{' is expected")]
    [InlineData("{", "at character 1, '\"' is expected")]
    [InlineData("{}x", "at character 2, the end is expected")]
    [InlineData("{}\0", "at character 2, the end is expected")]
    [InlineData("{a:ENTRY}", "at character 1, '\"' is expected")]
    [InlineData("{\"a\" ENTRY}", "at character 5, ':' is expected")]
    [InlineData("{\"a\":ENTRY,}", "'\"' is expected")]
    [InlineData("{\"a\":ENTRY \"b\":ENTRY}", "',' is expected")]
    [InlineData("{\"a\":ENTRY,\"a\":ENTRY}", "the name 'a' appears twice")]
    [InlineData("{\"a\":1}", "at character 5, '{' is expected")]
    [InlineData("{\"a\":{}}", "tensor 'a' lacks its dtype, its shape or its two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "tensor 'a' lacks its dtype, its shape or its two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}}", "tensor 'a' lacks its dtype, its shape or its two data_offsets")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "the name 'dtype' appears twice")]
    [InlineData("{\"a\":{\"kind\":\"F32\"}}", "tensor 'a' has an unknown field 'kind'")]
    [InlineData("{\"a\":{\"dtype\":7}}", "'\"' is expected")]
    [InlineData("{\"a\":{\"shape\":2}}", "'[' is expected")]
    [InlineData("{\"a\":{\"shape\":[-1]}}", "an integer of at least 0 is expected")]
    [InlineData("{\"a\":{\"shape\":[1.5]}}", "',' is expected")]
    [InlineData("{\"a\":{\"shape\":[1,]}}", "an integer of at least 0 is expected")]
    [InlineData("{\"a\":{\"shape\":[1", "',' is expected")]
    [InlineData("{\"a\":{\"shape\":[9223372036854775808]}}", "an integer of at least 0 is expected")]
    [InlineData("{\"a\":{\"shape\":[\u0663]}}", "an integer of at least 0 is expected")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "'\"' is expected")]
    [InlineData("{\"__metadata__\":[]}", "'{' is expected")]
    [InlineData("{\"a", "the end of a string is expected")]
    [InlineData("{\"a\nb\":ENTRY}", "the end of a string is expected")]
    [InlineData("{\"\\x\":ENTRY}", "an escape is expected")]
    [InlineData("{\"\\u12\":ENTRY}", "an escape is expected")]
    [InlineData("{\"\\u12g4\":ENTRY}", "an escape is expected")]
    public void What_is_no_header_is_refused(string json, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => WeightsHeader.Parse(Full(json))).Message);

    private static string Full(string json) => json.Replace("ENTRY", Entry, StringComparison.Ordinal);
}
