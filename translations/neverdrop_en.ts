<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s) were lost</source>
        <translation>
            <numerusform>%n callback was lost</numerusform>
            <numerusform>%n callbacks were lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) were found by asking</source>
        <translation>
            <numerusform>%n payment was found by asking</numerusform>
            <numerusform>%n payments were found by asking</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were tried again</source>
        <translation>
            <numerusform>%n call was tried again</numerusform>
            <numerusform>%n calls were tried again</numerusform>
        </translation>
    </message>
</context>
</TS>
