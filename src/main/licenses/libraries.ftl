The libraries in this program, and their licences. Where a library offers several, it is used here under the first that Apache-2.0, BSD, MIT,
EPL-2.0 and MPL-1.1 name. Its licence and notice, as it brings them, are in the folder of its name beside this file; where it brings
none, in the folder of its group, or, for the three long ones, in Apache-2.0.txt, EPL-2.0.txt and MPL-1.1.txt.

<#list dependencyMap as e>
${e.getKey().groupId}:${e.getKey().artifactId}:${e.getKey().version} — <#list e.getValue() as l>${l}<#sep> or </#list><#if e.getKey().url??> — ${e.getKey().url}</#if>
</#list>
